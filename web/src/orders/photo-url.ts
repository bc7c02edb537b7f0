/** Where a browser finds a photo that travels as base64. */
export function photoUrl(photo: string): string {
  return `data:image/jpeg;base64,${photo}`
}
