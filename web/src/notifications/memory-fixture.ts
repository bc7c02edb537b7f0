import { vi } from 'vitest'

/** Puts a cache storage and locks in place as browsers have them, empty. */
export function stubMemory(): void {
  const held = new Map<string, ReturnType<typeof emptyCache>>()
  const open = async (name: string) => {
    const cache = held.get(name) ?? emptyCache()
    held.set(name, cache)
    return cache
  }
  let last: Promise<unknown> = Promise.resolve()
  const request = (_: string, work: () => Promise<unknown>) => {
    last = last.then(work)
    return last
  }
  vi.stubGlobal('caches', { open })
  vi.stubGlobal('navigator', { locks: { request } })
}

function emptyCache() {
  const held = new Map<string, Response>()
  return {
    match: async (path: string) => held.get(path)?.clone(),
    put: async (path: string, answer: Response) => void held.set(path, answer),
    keys: async () => [...held.keys()],
    delete: async (path: string) => held.delete(path),
  }
}
