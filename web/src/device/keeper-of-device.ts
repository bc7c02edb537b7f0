import type { Keeper } from './durable-text.ts'

const store = 'texts'
/** Some browsers open no database and don't say so: then the app starts without. */
const patienceMs = 2000

/** A text kept under `name` in a database of this device: once its transaction is complete, it is out of the browser's hands. */
export function keeperOfDevice(name: string): Keeper {
  const opened = open(name)
  opened.catch((failure: unknown) => console.warn(`${name} is not kept beyond this browser`, failure))
  return {
    async read() {
      const database = await opened
      return new Promise((resolve, reject) => {
        const asked = database.transaction(store).objectStore(store).get(name)
        asked.onsuccess = () => resolve(typeof asked.result === 'string' ? asked.result : undefined)
        asked.onerror = () => reject(asked.error)
      })
    },
    async write(text) {
      const database = await opened
      const writing = database.transaction(store, 'readwrite', { durability: 'strict' })
      writing.objectStore(store).put(text, name)
      await new Promise<void>((resolve, reject) => {
        writing.oncomplete = () => resolve()
        writing.onabort = () => reject(writing.error)
      })
    },
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no answer')), patienceMs)
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(store)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
