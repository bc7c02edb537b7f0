import { isFirstTelling, rememberedLanguage } from '../notifications/memory.ts'
import { announcement, newsIn } from '../notifications/news.ts'
import { updates as hindi } from '../words/hindi/updates.ts'
import { updateWords } from '../words/updates.ts'
import type { PushEvent, WorkerScope } from './worker-scope.ts'

const words = { en: updateWords.en, hi: hindi }

/** Shows what a push brings, unless a page in sight tells it or one has told it already. */
export async function tellPushed(
  { registration, clients }: Pick<WorkerScope, 'registration' | 'clients'>,
  event: PushEvent,
): Promise<void> {
  const news = newsIn(event.data?.json())
  if (news === undefined) return
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.some(({ visibilityState }) => visibilityState === 'visible')) return
  if (!(await isFirstTelling(news.id))) return
  const { title, body, tag, path } = announcement(news, words[await rememberedLanguage()])
  await registration.showNotification(title, { body, tag, icon: '/icon-192.png', data: { path } })
}
