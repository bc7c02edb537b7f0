// What Google's front end understands for every method; none of it is part of a message.
const systemParameters = new Set([
  'access_token',
  'alt',
  'callback',
  'fields',
  'key',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'upload_protocol',
  'uploadType',
])

type Json = Record<string, unknown>

/** Turns `mask.fieldPaths=a&mask.fieldPaths=b` into the JSON of the message it stands for. Repeated names become lists. */
export function messageFields(query: URLSearchParams): Json {
  const message = emptyJson()
  for (const [name, value] of query) {
    if (name.startsWith('$') || systemParameters.has(name)) continue
    const path = name.split('.')
    const last = path.pop() ?? ''
    append(path.reduce(inside, message), last, value)
  }
  return message
}

// Without a prototype, so that no name in a URL reaches one.
const emptyJson = (): Json => Object.create(null)

function inside(message: Json, name: string): Json {
  const inner = message[name]
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) return inner as Json
  const created = emptyJson()
  message[name] = created
  return created
}

function append(message: Json, name: string, value: string): void {
  const before = message[name]
  if (before === undefined) message[name] = value
  else message[name] = Array.isArray(before) ? [...before, value] : [before, value]
}
