/** An amount of money in paise, the hundredth of a rupee: always a safe integer, never a float. */
export type Paise = number

/** The one currency everything is priced in. */
export const currency = 'INR'

/** Whether `value` can be an amount: a safe integer, zero or more. */
export function isPaise(value: unknown): value is Paise {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** The sum of `amounts`, in paise; a sum that leaves the safe integers is a bug and throws. */
export function sum(amounts: Iterable<Paise>): Paise {
  let total = 0
  for (const amount of amounts) total += amount
  if (!Number.isSafeInteger(total)) throw new RangeError(`sum of paise left the safe integers: ${total}`)
  return total
}

/** `amount` as people in India read it: `₹1,23,456.50`, and `₹49` when there are no paise to show. */
export function formatInr(amount: Paise): string {
  return (amount % 100 === 0 ? whole : exact).format(amount / 100)
}

const exact = new Intl.NumberFormat('en-IN', { style: 'currency', currency })
const whole = new Intl.NumberFormat('en-IN', { style: 'currency', currency, maximumFractionDigits: 0 })
