import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'

/** For keyboards: past the navigation, straight to the page. */
export function SkipLink() {
  const words = useWords(appWords)
  return (
    <a
      href="#content"
      className="-translate-y-20 fixed top-2 left-2 z-50 rounded-control bg-foreground px-4 py-3 font-semibold text-background focus:translate-y-0"
    >
      {words.skipToContent}
    </a>
  )
}
