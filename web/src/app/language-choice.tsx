import { clsx } from 'clsx'
import { useSyncExternalStore } from 'react'
import { toast } from '../ui/toasts.ts'
import { appWords } from '../words/app.ts'
import { chooseLanguage, currentSpeech, languageNames, languages, onLanguage } from '../words/language.ts'
import { useWords } from '../words/use-words.ts'

/** The languages, each by its own name, so that it is found by whoever reads only that one. */
export function LanguageChoice() {
  const words = useWords(appWords)
  const { language: chosen } = useSyncExternalStore(onLanguage, currentSpeech)
  return (
    <fieldset className="flex rounded-control bg-muted p-1">
      <legend className="sr-only">{words.language}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === chosen}
          onClick={() => chooseLanguage(language).catch(() => toast({ text: words.failed.title, tone: 'danger' }))}
          className={clsx(
            'flex min-h-control flex-1 items-center justify-center rounded-[0.65rem] px-3 font-medium text-sm',
            language === chosen ? 'bg-foreground text-background' : 'text-muted-foreground hover:text-foreground',
          )}
        >
          {languageNames[language]}
        </button>
      ))}
    </fieldset>
  )
}
