import type { ClickEvent, WorkerScope } from './worker-scope.ts'

/** Leads from a pressed notification to what it is about: in a page that is open, else in a new one. */
export async function openFromNotification(
  { clients }: Pick<WorkerScope, 'clients'>,
  { notification }: ClickEvent,
): Promise<void> {
  notification.close()
  const path: unknown = notification.data?.path
  if (typeof path !== 'string') return
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find(({ url }) => new URL(url).pathname === path) ?? pages[0]
  if (page === undefined) {
    await clients.openWindow(path)
    return
  }
  page.postMessage({ type: 'OPEN', path })
  await page.focus()
}
