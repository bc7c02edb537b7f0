import { clsx } from 'clsx'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/use-words.ts'
import { chooseTheme, currentTheme, onTheme, themes } from './theme.ts'

const icons = { system: Monitor, light: Sun, dark: Moon }

/** Light, dark, or as the device does. */
export function ThemeChoice() {
  const words = useWords(accountWords).account
  const chosen = useSyncExternalStore(onTheme, currentTheme)
  return (
    <fieldset className="flex rounded-control bg-muted p-1">
      <legend className="sr-only">{words.theme}</legend>
      {themes.map((theme) => {
        const Icon = icons[theme]
        return (
          <button
            key={theme}
            type="button"
            aria-pressed={theme === chosen}
            onClick={() => chooseTheme(theme)}
            className={clsx(
              'flex min-h-control flex-1 items-center justify-center gap-2 rounded-[0.65rem] px-3 font-medium text-sm',
              theme === chosen ? 'bg-foreground text-background' : 'text-muted-foreground hover:text-foreground',
            )}
          >
            <Icon aria-hidden className="size-4" />
            {words.themes[theme]}
          </button>
        )
      })}
    </fieldset>
  )
}
