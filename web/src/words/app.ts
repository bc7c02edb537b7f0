import type { Words } from './use-words.ts'

const en = {
  brand: 'BlinkCart',
  skipToContent: 'Skip to content',
  mainNavigation: 'Main',
  close: 'Close',
  retry: 'Try again',
  reload: 'Reload',
  signIn: 'Sign in',
  signOut: 'Sign out',
  language: 'Language',
  nav: {
    shop: 'Shop',
    cart: 'Cart',
    cartCount: (items: number) => `${items} in cart`,
    orders: 'Orders',
    account: 'Account',
    pool: 'Pool',
    deliveries: 'Deliveries',
    adminOrders: 'Orders',
    partners: 'Partners',
  },
  rooms: { customer: 'customers', delivery_partner: 'delivery partners', admin: 'admins' },
  wrongRole: {
    title: (room: string) => `This page is for ${room}`,
    body: (role: string) => `You are signed in as one of our ${role}.`,
    bodyWithoutRole: 'Your account has no role yet. Finish registering to go on.',
    home: 'Take me home',
    finish: 'Finish registering',
    another: 'Use another account',
    signedInAs: (email: string) => `Signed in as ${email}`,
  },
  notFound: {
    title: 'Nothing lives here',
    body: 'The address may be mistyped, or the page has moved.',
    home: 'Take me home',
  },
  crashed: {
    title: 'This page tripped',
    body: 'It is our fault, not yours. Your cart and orders are safe; reloading usually helps.',
  },
  offline: 'You are offline. This is what was last seen.',
  lastSeen: (when: string) => `As last seen, ${when}`,
  update: { text: 'A new version is ready.', action: 'Update' },
  loading: 'Loading',
  unseen: {
    title: 'Not on this device yet',
    body: 'It will show here as soon as you are online.',
  },
  failed: {
    title: 'This could not be loaded',
    body: 'The connection may be poor. What you did before is safe.',
    denied: 'You may not see this, or you were signed out meanwhile.',
  },
}

export type AppWords = typeof en

/** What the shell says: navigation, guards, and pages about pages. */
export const appWords: Words<AppWords> = { en, hi: ({ app }) => app }
