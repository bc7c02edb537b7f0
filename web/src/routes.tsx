import { Route, Routes } from 'react-router-dom'
import { CustomerLayout } from './app/customer-layout.tsx'
import { Guard } from './app/guard.tsx'
import { lazyLivePage, lazyPage } from './app/lazy-page.tsx'
import { NotFound } from './app/not-found.tsx'
import { PlainLayout } from './app/plain-layout.tsx'
import { CatalogPage } from './customer/catalog-page.tsx'
import { useNotificationLinks } from './notifications/use-notification-links.ts'

const SignInPage = lazyLivePage(() => import('./account/sign-in-page.tsx'), 'SignInPage')
const RegisterPage = lazyLivePage(() => import('./account/register-page.tsx'), 'RegisterPage')
const AccountPage = lazyLivePage(() => import('./account/account-page.tsx'), 'AccountPage')

const ProductPage = lazyPage(() => import('./customer/product-page.tsx'), 'ProductPage')
const CartPage = lazyPage(() => import('./customer/cart-page.tsx'), 'CartPage')
const CheckoutPage = lazyLivePage(() => import('./customer/checkout-page.tsx'), 'CheckoutPage')
const OrdersPage = lazyLivePage(() => import('./customer/orders-page.tsx'), 'OrdersPage')
const OrderPage = lazyLivePage(() => import('./customer/order-page.tsx'), 'OrderPage')
const UpdatesPage = lazyLivePage(() => import('./customer/updates-page.tsx'), 'UpdatesPage')

const PartnerLayout = lazyLivePage(() => import('./app/partner-layout.tsx'), 'PartnerLayout')
const Shift = lazyLivePage(() => import('./partner/shift.tsx'), 'Shift')
const PoolPage = lazyLivePage(() => import('./partner/pool-page.tsx'), 'PoolPage')
const DeliveriesPage = lazyLivePage(() => import('./partner/deliveries-page.tsx'), 'DeliveriesPage')
const EarningsPage = lazyLivePage(() => import('./partner/earnings-page.tsx'), 'EarningsPage')

const AdminLayout = lazyLivePage(() => import('./app/admin-layout.tsx'), 'AdminLayout')
const LiveOrdersPage = lazyLivePage(() => import('./admin/live-orders-page.tsx'), 'LiveOrdersPage')
const PartnersPage = lazyLivePage(() => import('./admin/partners-page.tsx'), 'PartnersPage')

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
