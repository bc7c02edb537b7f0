import { invalidArgument } from '../../model/status.ts'
import { encodedHeaders } from '../http/encoded-headers.ts'

/** What a forward request carries: messages numbered from `offset` on, and headers when it opens a channel. */
export interface Form {
  readonly headers: ReadonlyMap<string, string>
  readonly messages: readonly NumberedMessage[]
}

/** A message of the client and its place among all that it has sent over this channel. */
export interface NumberedMessage {
  readonly number: number
  readonly text: string
}

/** Reads `headers=…&count=2&ofs=5&req0___data__=…&req1___data__=…`. */
export function readForm(body: string): Form {
  const form = new URLSearchParams(body)
  const count = integer(form.get('count') ?? '0')
  const offset = integer(form.get('ofs') ?? '0')
  const messages: NumberedMessage[] = []
  // Numbers have gaps after a retry, so the keys say which messages there are, not the count.
  for (const [key, text] of form) {
    const [, index] = dataKey.exec(key) ?? []
    if (index !== undefined) messages.push({ number: offset + integer(index), text })
  }
  if (messages.length < count)
    throw invalidArgument(`The request announces ${count} messages but holds ${messages.length}.`)
  messages.sort((a, b) => a.number - b.number)
  return { headers: encodedHeaders(form.get('headers') ?? ''), messages }
}

const dataKey = /^req(\d+)___data__$/

function integer(text: string): number {
  if (!/^\d+$/.test(text)) throw invalidArgument(`Expected a number in the form, found "${text}".`)
  return Number(text)
}
