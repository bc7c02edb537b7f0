interface StoredDocument {
  readonly name: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly createTime: string
  readonly updateTime: string
}

/** The documents of a collection as the server on `port` has them, the earliest first. */
export async function storedIn(port: number, collection: string): Promise<readonly StoredDocument[]> {
  const url = `http://127.0.0.1:${port}/v1/projects/demo-wire/databases/(default)/documents/${collection}?pageSize=1000`
  const response = await fetch(url, { headers: { Authorization: 'Bearer owner' } })
  const { documents = [] } = (await response.json()) as { documents?: readonly StoredDocument[] }
  return [...documents].sort((a, b) => (a.createTime < b.createTime ? -1 : 1))
}
