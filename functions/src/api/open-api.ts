import { type Reason, reasons } from '@blinkcart/domain/refusal'
import { z } from 'zod'
import type { Route } from './route.ts'
import { refused } from './schemas.ts'

/** The OpenAPI 3.1 document of `routes`, made from the very schemas that read their requests. */
export function openApi(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  return {
    openapi: '3.1.0',
    info: { title: 'BlinkCart', version: '1', description: 'Orders from tap to door. Amounts are in paise.' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: { idToken: { type: 'http', scheme: 'bearer', bearerFormat: 'Firebase ID token' } },
    },
  }
}

function operation(route: Route): Record<string, unknown> {
  const { summary, who, body, result, status } = route
  return {
    summary: who === 'anyone' ? summary : `${summary} (${who.join(', ')})`,
    security: who === 'anyone' ? [] : [{ idToken: [] }],
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(body ? { requestBody: { required: true, content: json(body, 'input', pathNames(route)) } } : {}),
    responses: { [status]: { description: 'Done', content: json(result, 'output') }, ...refusals(route) },
  }
}

function pathNames({ path }: Route): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
}

function pathParameters(route: Route): unknown[] {
  return pathNames(route).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
}

function queryParameters({ query }: Route): unknown[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = schemaOf(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function refusals({ who, body, reasons: own }: Route): Record<string, unknown> {
  const auth: Reason[] =
    who === 'anyone' ? [] : ['UNAUTHENTICATED', 'SESSION_REVOKED', 'ACCOUNT_DISABLED', 'WRONG_ROLE']
  const request: Reason[] = body === undefined ? [] : ['INVALID_REQUEST']
  const why = [...new Set<Reason>([...request, ...auth, ...own, 'RATE_LIMITED'])]
  const under = (status: number) => why.filter((reason) => reasons[reason].status === status).join(', ')
  const statuses = new Set(why.map((reason) => reasons[reason].status))
  return Object.fromEntries(
    [...statuses].map((status) => [status, { description: under(status), content: json(refused, 'output') }]),
  )
}

function json(schema: z.ZodType, io: 'input' | 'output', elsewhere: readonly string[] = []): Record<string, unknown> {
  return { 'application/json': { schema: without(schemaOf(schema, io), elsewhere) } }
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
  readonly oneOf?: readonly JsonSchema[]
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest as JsonSchema
}

/** `schema` without the properties that the path holds already. */
function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  if (names.length === 0) return schema
  const { properties, required, oneOf, ...rest } = schema
  return {
    ...rest,
    ...(oneOf ? { oneOf: oneOf.map((branch) => without(branch, names)) } : {}),
    ...(required ? { required: required.filter((name) => !names.includes(name)) } : {}),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))) }
      : {}),
  }
}
