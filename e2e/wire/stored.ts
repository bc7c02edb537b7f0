interface StoredDocument {
  readonly name: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly createTime: string
  readonly updateTime: string
}

const headers = { Authorization: 'Bearer owner' }
const base = (port: number) => `http://127.0.0.1:${port}/v1/projects/demo-wire/databases/(default)/documents`

/** The documents of a collection as the server on `port` has them, the earliest first. */
export async function storedIn(port: number, collection: string): Promise<readonly StoredDocument[]> {
  const response = await fetch(`${base(port)}/${collection}?pageSize=1000`, { headers })
  const { documents = [] } = (await response.json()) as { documents?: readonly StoredDocument[] }
  return [...documents].sort((a, b) => (instant(a.createTime) < instant(b.createTime) ? -1 : 1))
}

/** A time that sorts as text, however many digits it was written with. */
const instant = (time: string) => time.replace('Z', '')

/** Writes a document that holds a number, as somebody else than the browser. */
export async function write(port: number, path: string, i: number): Promise<void> {
  const body = JSON.stringify({ fields: { i: { integerValue: i } } })
  const { ok } = await fetch(`${base(port)}/${path}`, { method: 'PATCH', headers, body })
  if (!ok) throw new Error(`could not write ${path}`)
}

/** How many documents the server has told listeners since it was started. */
export async function listenerReads(port: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/emulator/v1/projects/demo-wire:usage`)
  const { by } = (await response.json()) as { by: readonly { counts: { listenReads: number } }[] }
  return by.reduce((sum, { counts }) => sum + counts.listenReads, 0)
}
