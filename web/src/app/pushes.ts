/** Whether what stands in `before`, from the top, stands elsewhere in `after`: what only comes below pushes nothing. */
export function pushes(before: readonly string[], after: readonly string[]): boolean {
  return before.some((each, index) => after[index] !== each)
}
