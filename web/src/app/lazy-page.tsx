import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { clientReady } from '../firebase/client.ts'

/** A page, or a part of one, whose code is fetched when it is needed; it may count on the Firebase client being ready. */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => {
    const [module] = await Promise.all([load(), clientReady])
    const page: ComponentType = module[name]
    return { default: page }
  })
}
