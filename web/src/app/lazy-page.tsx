import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** A page, or a part of one, whose code is fetched when it is needed. */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }))
}

/** The same for one that speaks with Firebase: it may count on the client being ready. */
export function lazyLivePage<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazyPage(async () => {
    const [page, { clientReady }] = await Promise.all([load(), import('../firebase/client.ts')])
    await clientReady
    return page
  }, name)
}
