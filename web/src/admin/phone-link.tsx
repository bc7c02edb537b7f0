import { phoneNumber } from '../words/phone-number.ts'

/** A phone number to press. */
export function PhoneLink({ phone }: { readonly phone: string }) {
  return (
    <a href={`tel:${phone}`} className="whitespace-nowrap tabular-nums underline-offset-4 hover:underline">
      {phoneNumber(phone)}
    </a>
  )
}
