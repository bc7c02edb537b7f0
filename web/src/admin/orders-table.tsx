import type { Order } from '@blinkcart/domain/order/order'
import { adminWords } from '../words/admin.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHead } from './column-head.tsx'
import { OrderRow } from './order-row.tsx'
import type { SortKey } from './orders-view.ts'
import { type ChosenView, sortedBy } from './use-orders-view.ts'

interface OrdersTableProps {
  readonly orders: readonly Order[]
  readonly view: ChosenView
  readonly now: number
}

/** Orders, one a row; a row opens its order. What a narrow screen has no room for is in the details. */
export function OrdersTable({ orders, view, now }: OrdersTableProps) {
  const { columns } = useWords(adminWords).orders
  const sorting = (key: SortKey) => ({
    direction: view.sort === key ? (view.descending ? ('down' as const) : ('up' as const)) : undefined,
    onPress: () => view.choose(sortedBy(view, key)),
  })
  return (
    <table className="w-full border-collapse text-left text-[0.9375rem]">
      <thead className="sticky top-0 z-10 bg-surface shadow-[inset_0_-1px_0_var(--border)]">
        <tr>
          <ColumnHead>{columns.order}</ColumnHead>
          <ColumnHead sorting={sorting('status')}>{columns.status}</ColumnHead>
          <ColumnHead sorting={sorting('since')} className="max-md:hidden">
            {columns.since}
          </ColumnHead>
          <ColumnHead sorting={sorting('ordered')} className="max-xl:hidden">
            {columns.ordered}
          </ColumnHead>
          <ColumnHead className="max-md:hidden">{columns.partner}</ColumnHead>
          <ColumnHead sorting={sorting('total')} flushRight>
            {columns.total}
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <OrderRow
            key={order.id}
            order={order}
            href={view.hrefTo(order.id)}
            selected={order.id === view.orderId}
            now={now}
          />
        ))}
      </tbody>
    </table>
  )
}
