import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** A page, or a part of one, whose code is fetched when it is needed, or before by `fetch`. */
export type LazyPage = LazyExoticComponent<ComponentType> & { fetch(): Promise<unknown> }

/** The component `name` of what `load` fetches. */
export function lazyPage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): LazyPage {
  let here: { readonly default: ComponentType } | undefined
  const fetch = async () => {
    here = { default: (await load())[name] }
    return here
  }
  return Object.assign(
    lazy(() => (here === undefined ? fetch() : atOnce(here))),
    { fetch },
  )
}

/** A promise that is kept already: React goes on with the page instead of drawing an outline in its place for a moment. */
function atOnce<Value>(value: Value): Promise<Value> {
  const kept = Promise.resolve(value)
  // biome-ignore lint/suspicious/noThenProperty: what React calls, so as to be called back at once
  return Object.assign(kept, { then: (next: (value: Value) => unknown) => next(value) }) as Promise<Value>
}
