/** `next` if it leads somewhere inside this app, so that no link can send people elsewhere after they sign in. */
export function safePath(next: string | null): string | undefined {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : undefined
}
