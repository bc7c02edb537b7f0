import { useCallback } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type OrdersView, orderTabs, type SortKey, sortKeys } from './orders-view.ts'

/** What an admin has chosen to see, kept in the address: a link shows another admin the same. */
export interface ChosenView extends OrdersView {
  /** The order whose details are open. */
  readonly orderId: string | undefined
  /** Changes the address, which changes the view. */
  readonly choose: (changes: Partial<Omit<ChosenView, 'choose'>>) => void
  /** The address, from here, at which an order's details are open. */
  readonly hrefTo: (orderId: string) => string
}

/** The view that the address asks for. */
export function useOrdersView(): ChosenView {
  const [params, setParams] = useSearchParams()
  const sort = sortKeys.find((key) => key === params.get('sort')) ?? 'ordered'
  const choose = useCallback(
    (changes: Partial<Omit<ChosenView, 'choose'>>) => {
      // Opening an order is a step that Back takes back; all else only refines what is there.
      const replace = !('orderId' in changes)
      setParams((old) => changed(old, changes), { replace })
    },
    [setParams],
  )
  return {
    tab: orderTabs.find((tab) => tab.toLowerCase() === params.get('show')) ?? 'all',
    search: params.get('search') ?? '',
    sort,
    descending: params.get('direction') !== 'up',
    orderId: params.get('order') ?? undefined,
    choose,
    hrefTo: (orderId) => `?${changed(params, { orderId })}`,
  }
}

/** The next sorting when the head of a column is pressed: another column downwards, the same one turned round. */
export function sortedBy(view: OrdersView, key: SortKey): Pick<OrdersView, 'sort' | 'descending'> {
  return { sort: key, descending: view.sort === key ? !view.descending : true }
}

function changed(old: URLSearchParams, changes: Partial<Omit<ChosenView, 'choose'>>): URLSearchParams {
  const next = new URLSearchParams(old)
  const set = (name: string, value: string | undefined, standard?: string) => {
    if (value === undefined || value === standard) next.delete(name)
    else next.set(name, value)
  }
  if (changes.tab !== undefined) set('show', changes.tab.toLowerCase(), 'all')
  if (changes.search !== undefined) set('search', changes.search, '')
  if (changes.sort !== undefined) set('sort', changes.sort, 'ordered')
  if (changes.descending !== undefined) set('direction', changes.descending ? 'down' : 'up', 'down')
  if ('orderId' in changes) set('order', changes.orderId)
  return next
}
