/** A phone number to press. */
export function PhoneLink({ phone }: { readonly phone: string }) {
  return (
    <a href={`tel:${phone}`} className="whitespace-nowrap tabular-nums underline-offset-4 hover:underline">
      {phone}
    </a>
  )
}
