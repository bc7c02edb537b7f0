import { Route, Routes } from 'react-router-dom'
import { CustomerLayout } from './app/customer-layout.tsx'
import { Guard } from './app/guard.tsx'
import { type LazyPage, lazyPage } from './app/lazy-page.tsx'
import { NotFound } from './app/not-found.tsx'
import { PlainLayout } from './app/plain-layout.tsx'
import { CatalogPage } from './customer/catalog-page.tsx'
import { ProductPage } from './customer/product-page.tsx'
import { useNotificationLinks } from './notifications/use-notification-links.ts'

const SignInPage = lazyPage(() => import('./account/sign-in-page.tsx'), 'SignInPage')
const RegisterPage = lazyPage(() => import('./account/register-page.tsx'), 'RegisterPage')
const AccountPage = lazyPage(() => import('./account/account-page.tsx'), 'AccountPage')

const CartPage = lazyPage(() => import('./customer/cart-page.tsx'), 'CartPage')
const CheckoutPage = lazyPage(() => import('./customer/checkout-page.tsx'), 'CheckoutPage')
const OrdersPage = lazyPage(() => import('./customer/orders-page.tsx'), 'OrdersPage')
const OrderPage = lazyPage(() => import('./customer/order-page.tsx'), 'OrderPage')
const UpdatesPage = lazyPage(() => import('./customer/updates-page.tsx'), 'UpdatesPage')

const partnerRoom = () => import('./partner/partner-room.ts')
const PartnerLayout = lazyPage(partnerRoom, 'PartnerLayout')
const Shift = lazyPage(partnerRoom, 'Shift')
const PoolPage = lazyPage(partnerRoom, 'PoolPage')
const DeliveriesPage = lazyPage(partnerRoom, 'DeliveriesPage')
const EarningsPage = lazyPage(partnerRoom, 'EarningsPage')

const AdminLayout = lazyPage(() => import('./app/admin-layout.tsx'), 'AdminLayout')
const LiveOrdersPage = lazyPage(() => import('./admin/live-orders-page.tsx'), 'LiveOrdersPage')
const PartnersPage = lazyPage(() => import('./admin/partners-page.tsx'), 'PartnersPage')

/**
 * Fetches the code of the page at `pathname` where it comes in files of its own, so that the first thing drawn is that
 * page and not its outline.
 */
export async function fetchFirstPage(pathname: string): Promise<void> {
  const [, room, place] = pathname.split('/')
  const rooms: Record<string, readonly LazyPage[]> = {
    partner: [PartnerLayout, Shift, PoolPage, DeliveriesPage],
    orders: [place ? OrderPage : OrdersPage],
  }
  await Promise.all((rooms[room ?? ''] ?? []).map((page) => page.fetch())).catch((failure: unknown) =>
    console.warn('the page is not here yet', failure),
  )
}

/** Every address of the app, and whose it is. */
export function AppRoutes() {
  useNotificationLinks()
  return (
    <Routes>
      <Route element={<PlainLayout />}>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route path="/register" element={<RegisterPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>

      <Route element={<CustomerLayout />}>
        <Route path="/" element={<CatalogPage />} />
        <Route path="/products/:sku" element={<ProductPage />} />
        <Route path="/cart" element={<CartPage />} />
        <Route path="/account" element={<AccountPage />} />
        <Route element={<Guard admits="customer" />}>
          <Route path="/checkout" element={<CheckoutPage />} />
          <Route path="/updates" element={<UpdatesPage />} />
          <Route path="/orders" element={<OrdersPage />} />
          <Route path="/orders/:orderId" element={<OrderPage />} />
        </Route>
      </Route>

      <Route element={<Guard admits="delivery_partner" />}>
        <Route path="/partner" element={<PartnerLayout />}>
          <Route element={<Shift />}>
            <Route index element={<PoolPage />} />
            <Route path="deliveries" element={<DeliveriesPage />} />
            <Route path="earnings" element={<EarningsPage />} />
            <Route path="account" element={<AccountPage />} />
          </Route>
        </Route>
      </Route>

      <Route element={<Guard admits="admin" />}>
        <Route path="/admin" element={<AdminLayout />}>
          <Route index element={<LiveOrdersPage />} />
          <Route path="partners" element={<PartnersPage />} />
          <Route path="account" element={<AccountPage />} />
        </Route>
      </Route>
    </Routes>
  )
}
