import * as z from 'zod'
import { invalidArgument } from '../../model/status.ts'
import type { TriggerEvent, TriggerRegistration } from '../../service/service.ts'
import { readJsonBody } from '../http/exchange.ts'
import { sendJson } from '../http/respond.ts'
import type { ControlRequest } from './control.ts'

const v1Body = z.object({ eventTrigger: z.object({ eventType: z.string(), resource: z.string() }) })

/** Registers a first-generation function. */
export async function addTrigger({ control, exchange, project, name }: ControlRequest): Promise<void> {
  const body = v1Body.safeParse(await readJsonBody(exchange))
  if (!body.success) throw invalidArgument('Invalid trigger: expected {"eventTrigger": {"eventType", "resource"}}.')
  const { eventType, resource } = body.data.eventTrigger
  const [, database, pattern] = /^projects\/[^/]+\/databases\/([^/]+)\/documents\/(.+)$/.exec(resource) ?? []
  if (!database || !pattern) throw invalidArgument(`Invalid trigger resource "${resource}".`)
  const event = v1Events[eventType]
  if (event === undefined) throw invalidArgument(`Unknown event type "${eventType}".`)
  register({ control, exchange }, { id: name, project, database, event, withAuthContext: false, pattern, form: 'v1' })
}

const v1Events: Readonly<Record<string, TriggerEvent>> = {
  'providers/cloud.firestore/eventTypes/document.create': 'created',
  'providers/cloud.firestore/eventTypes/document.update': 'updated',
  'providers/cloud.firestore/eventTypes/document.delete': 'deleted',
  'providers/cloud.firestore/eventTypes/document.write': 'written',
}

const v2Body = z.object({
  eventType: z.string(),
  database: z.string().min(1),
  document: z.object({ value: z.string().min(1), matchType: z.string().optional() }),
})

/** Registers a second-generation function. */
export async function addEventarcTrigger({ control, exchange, project }: ControlRequest): Promise<void> {
  const id = exchange.query.get('eventarcTriggerId')
  if (!id) throw invalidArgument('An eventarcTrigger must be named by the query parameter eventarcTriggerId.')
  const body = v2Body.safeParse(await readJsonBody(exchange))
  if (!body.success)
    throw invalidArgument('Invalid trigger: expected {"eventType", "database", "document": {"value"}}.')
  const { eventType, database, document } = body.data
  const [, event, auth] = v2Event.exec(eventType) ?? []
  if (!isTriggerEvent(event)) throw invalidArgument(`Unknown event type "${eventType}".`)
  const withAuthContext = auth !== undefined
  register(
    { control, exchange },
    { id, project, database, event, withAuthContext, pattern: document.value, form: 'v2' },
  )
}

const v2Event = /^google\.cloud\.firestore\.document\.v1\.(\w+?)(\.withAuthContext)?$/

const isTriggerEvent = (name: string | undefined): name is TriggerEvent =>
  name === 'created' || name === 'updated' || name === 'deleted' || name === 'written'

/** Forgets a function of either generation. */
export function removeTrigger({ control, exchange, project, name }: ControlRequest): void {
  control.removeTrigger(project, name)
  sendJson(exchange.response, 200, {})
}

function register(
  { control, exchange }: Pick<ControlRequest, 'control' | 'exchange'>,
  registration: TriggerRegistration,
): void {
  control.setTrigger(registration)
  sendJson(exchange.response, 200, {})
}
