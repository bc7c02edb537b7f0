import { watch } from 'node:fs'
import { join } from 'node:path'
import { build, isStale } from '../build.ts'
import { root } from '../root.ts'

const calmMs = 150

/** Builds the functions again whenever they or the domain change; the functions emulator then loads them by itself. */
export function watchSources(say: (line: string) => void): { close: () => Promise<void> } {
  let calm: NodeJS.Timeout | undefined
  let building = Promise.resolve()
  const rebuild = async () => {
    if (!isStale('functions')) return
    const started = Date.now()
    await build('functions').then(
      () => say(`  functions built again (${Date.now() - started} ms)`),
      (error: unknown) => say(String(error)),
    )
  }
  const changed = () => {
    clearTimeout(calm)
    calm = setTimeout(() => {
      building = building.then(rebuild)
    }, calmMs)
  }
  const watchers = ['functions/src', 'domain/src'].map((place) =>
    watch(join(root, place), { recursive: true }, changed),
  )
  return {
    async close() {
      for (const watcher of watchers) watcher.close()
      clearTimeout(calm)
      await building
    },
  }
}
