import type { UpdateWords } from '../words/updates.ts'
import { isFirstTelling } from './memory.ts'
import { announcement, type News } from './news.ts'
import { currentPermission } from './permission.ts'

/** Tells `news` through the browser, where that is allowed and nobody has told it on this device. It never fails. */
export function tellOutside(news: News, words: UpdateWords): void {
  tell(news, words).catch((failure: unknown) => console.warn('could not notify', news.id, failure))
}

async function tell(news: News, words: UpdateWords): Promise<void> {
  if (currentPermission() !== 'granted') return
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration === undefined || !(await isFirstTelling(news.id))) return
  const { title, body, tag, path } = announcement(news, words)
  await registration.showNotification(title, { body, tag, icon: '/icon-192.png', data: { path } })
}
