import { type Language, languages } from '../words/language.ts'

/*
 * What pages and their service worker both have to know. It lies in the cache storage: the one store that both can read
 * and write without a library.
 */

const toldCache = 'blinkcart-told'
const languageCache = 'blinkcart-language'
const mostRemembered = 100
const languagePath = '/language'

/** Whether news `id` is told for the first time on this device; from now on it isn't. Of two who ask at once, one hears yes. */
export async function isFirstTelling(id: string): Promise<boolean> {
  return await navigator.locks.request(toldCache, async () => {
    const cache = await caches.open(toldCache)
    const path = `/told/${encodeURIComponent(id)}`
    if (await cache.match(path)) return false
    await cache.put(path, new Response())
    const [oldest, ...rest] = await cache.keys()
    if (oldest && rest.length >= mostRemembered) await cache.delete(oldest)
    return true
  })
}

/** Notes in which language to tell. */
export async function rememberLanguage(language: Language): Promise<void> {
  const cache = await caches.open(languageCache)
  await cache.put(languagePath, new Response(language))
}

/** The language noted last. */
export async function rememberedLanguage(): Promise<Language> {
  const cache = await caches.open(languageCache)
  const noted = await (await cache.match(languagePath))?.text()
  return languages.find((language) => language === noted) ?? 'en'
}
