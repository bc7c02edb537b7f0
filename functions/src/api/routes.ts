import type { Firestore } from 'firebase-admin/firestore'
import { z } from 'zod'
import { openApi } from './open-api.ts'
import { orderRoutes } from './order-routes.ts'
import type { Route } from './route.ts'
import { route } from './route.ts'
import { shopRoutes } from './shop-routes.ts'

/** Every endpoint below `/api/v1`. */
export function routes(db: Firestore): Route[] {
  const listed = [...shopRoutes(db), ...orderRoutes(db)]
  const health = route({
    method: 'GET',
    path: '/health',
    summary: 'Whether the service answers',
    who: 'anyone',
    result: z.strictObject({ ok: z.literal(true) }),
    status: 200,
    reasons: [],
    handle: async () => ({ ok: true }),
  })
  const described = route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description',
    who: 'anyone',
    result: z.looseObject({ openapi: z.string() }),
    status: 200,
    reasons: [],
    handle: async () => openApi([health, ...listed]),
  })
  return [health, described, ...listed]
}
