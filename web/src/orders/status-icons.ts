import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import { Bike, Check, type LucideIcon, Package, PackageX, Search, Store, Undo2, X } from 'lucide-react'

/** What stands for each status. */
export const statusIcons: Readonly<Record<OrderStatus, LucideIcon>> = {
  PLACED: Search,
  ACCEPTED: Store,
  PICKED_UP: Package,
  ON_THE_WAY: Bike,
  DELIVERED: Check,
  CANCELLED: X,
  FAILED: PackageX,
  RETURNED: Undo2,
}
