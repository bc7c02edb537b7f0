/** From how many on down it is worth saying that there are few left. */
export const fewLeft = 5
