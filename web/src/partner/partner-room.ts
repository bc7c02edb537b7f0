/* The door of the partner's room: its pages come as one file, for whoever opens one goes on to the others, signal or not. */
export { PartnerLayout } from '../app/partner-layout.tsx'
export { DeliveriesPage } from './deliveries-page.tsx'
export { EarningsPage } from './earnings-page.tsx'
export { PoolPage } from './pool-page.tsx'
export { Shift } from './shift.tsx'
