import { useEffect, useSyncExternalStore } from 'react'
import { currentSpeech, onLanguage } from '../words/language.ts'
import { bePushedTo } from './push.ts'
import { usePermission } from './use-permission.ts'

/** Lets `uid` be pushed to on this device as soon as they allow it, in the language they read. */
export function usePushedTo(uid: string): void {
  const { language } = useSyncExternalStore(onLanguage, currentSpeech)
  const permission = usePermission()
  useEffect(() => {
    if (permission === 'granted') void bePushedTo(uid, language)
  }, [uid, language, permission])
}
