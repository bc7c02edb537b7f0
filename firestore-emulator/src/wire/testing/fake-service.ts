import { StatusError } from '../../model/status.ts'
import type { ControlService, FirestoreService } from '../../service/service.ts'
import { type Serving, serve } from '../serve.ts'

const refuses = (name: string) => () => {
  throw new StatusError('UNIMPLEMENTED', `this test does not expect ${name}`)
}

const onlyThese = <Service extends object>(methods: Partial<Service>): Service =>
  new Proxy(methods, { get: (target, name: string) => Reflect.get(target, name) ?? refuses(name) }) as Service

/** Serves a service that has only the methods a test is about; others refuse. */
export const serveFake = (
  service: Partial<FirestoreService>,
  control: Partial<ControlService> = {},
  log: (message: string, cause?: unknown) => void = () => {},
): Promise<Serving> =>
  serve({
    service: onlyThese<FirestoreService>(service),
    control: onlyThese<ControlService>(control),
    host: '127.0.0.1',
    port: 0,
    log,
  })

/** Where a served fake answers HTTP. */
export const urlOf = ({ host, port }: Serving): string => `http://${host}:${port}`
