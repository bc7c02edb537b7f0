import type { Words } from './use-words.ts'

const en = {
  email: 'Email',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  signIn: {
    title: 'Welcome back',
    lead: 'Groceries in minutes, followed live to your door.',
    submit: 'Sign in',
    newHere: 'New to BlinkCart?',
    register: 'Register',
    demo: 'Demo accounts',
    demoHint: 'Everything here runs on this machine. Pick one to fill the form.',
  },
  register: {
    title: 'Join BlinkCart',
    finishTitle: 'Finish registering',
    finishLead: 'Your sign-in works. We still need to know who you are.',
    as: 'I want to',
    roles: { customer: 'Order things', delivery_partner: 'Deliver orders' },
    name: 'Name',
    phone: 'Phone',
    phoneHints: {
      customer: 'Ten digits; your delivery partner may call it.',
      delivery_partner: 'Ten digits; your customers may call it.',
    },
    vehicle: 'Vehicle number',
    vehicleHint: 'For example KA01AB1234.',
    address: 'Address',
    city: 'City',
    pincode: 'Pincode',
    addressTitle: 'Where to deliver',
    addressHint: 'You can leave this for your first order.',
    passwordHint: 'At least 6 characters.',
    submit: 'Create account',
    haveOne: 'Already with us?',
    signIn: 'Use your account',
  },
  problems: {
    required: 'Please fill this in.',
    email: 'This does not look like an email address.',
    shortPassword: 'At least 6 characters.',
    phone: 'An Indian mobile number has ten digits and starts with 6, 7, 8 or 9.',
    vehicle: 'This does not look like an Indian registration number.',
    pincode: 'A pincode has six digits.',
    wrongCredentials: 'Email or password is not right.',
    emailInUse: 'There is an account with this email already. Sign in instead.',
    disabled: 'This account has been disabled.',
    tooMany: 'Too many tries. Wait a little, then try again.',
    unreachable: 'We could not reach BlinkCart. Check your connection and try again.',
    roleTaken: 'This account already has another role.',
    unknown: 'That did not work. Please try again.',
  },
  account: {
    title: 'Account',
    theme: 'Appearance',
    themes: { system: 'Automatic', light: 'Light', dark: 'Dark' },
    signOut: 'Sign out',
    signedOut: 'You are not signed in',
    signedOutBody: 'Sign in to see your orders and saved places.',
    signIn: 'Sign in',
    roles: { customer: 'Customer', delivery_partner: 'Delivery partner', admin: 'Admin' },
  },
}

export type AccountWords = typeof en

/** What is said around accounts. */
export const accountWords: Words<AccountWords> = { en, hi: ({ account }) => account }
