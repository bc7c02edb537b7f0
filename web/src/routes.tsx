import { Route, Routes } from 'react-router-dom'
import { CustomerLayout } from './app/customer-layout.tsx'
import { Guard } from './app/guard.tsx'
import { lazyPage } from './app/lazy-page.tsx'
import { NotFound } from './app/not-found.tsx'
import { PlainLayout } from './app/plain-layout.tsx'
import { CatalogPage } from './customer/catalog-page.tsx'

const SignInPage = lazyPage(() => import('./account/sign-in-page.tsx'), 'SignInPage')
const RegisterPage = lazyPage(() => import('./account/register-page.tsx'), 'RegisterPage')
const AccountPage = lazyPage(() => import('./account/account-page.tsx'), 'AccountPage')

const ProductPage = lazyPage(() => import('./customer/product-page.tsx'), 'ProductPage')
const CartPage = lazyPage(() => import('./customer/cart-page.tsx'), 'CartPage')
const CheckoutPage = lazyPage(() => import('./customer/checkout-page.tsx'), 'CheckoutPage')
const OrdersPage = lazyPage(() => import('./customer/orders-page.tsx'), 'OrdersPage')
const OrderPage = lazyPage(() => import('./customer/order-page.tsx'), 'OrderPage')
const UpdatesPage = lazyPage(() => import('./customer/updates-page.tsx'), 'UpdatesPage')

const PartnerLayout = lazyPage(() => import('./app/partner-layout.tsx'), 'PartnerLayout')
const Shift = lazyPage(() => import('./partner/shift.tsx'), 'Shift')
const PoolPage = lazyPage(() => import('./partner/pool-page.tsx'), 'PoolPage')
const DeliveriesPage = lazyPage(() => import('./partner/deliveries-page.tsx'), 'DeliveriesPage')

const AdminLayout = lazyPage(() => import('./app/admin-layout.tsx'), 'AdminLayout')
const LiveOrdersPage = lazyPage(() => import('./admin/live-orders-page.tsx'), 'LiveOrdersPage')
const PartnersPage = lazyPage(() => import('./admin/partners-page.tsx'), 'PartnersPage')

/** Every address of the app, and whose it is. */
export function AppRoutes() {
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
