import { turn } from '../app/turn.ts'
import type { LiveBackend } from './live-store.ts'

type Listen = LiveBackend['listen']

/**
 * Listens with what `load` brings. A page follows several things and beginning is work, so each begins in a turn of its
 * own; what is not wanted any more by then never begins.
 */
export function listenWhenLoaded(load: () => Promise<{ readonly listen: Listen }>): Listen {
  return (source, next, fail) => {
    let stopped = false
    let stop = () => {}
    const begin = async () => {
      const { listen } = await load()
      await turn()
      if (!stopped) stop = listen(source, next, fail)
    }
    begin().catch(fail)
    return () => {
      stopped = true
      stop()
    }
  }
}
