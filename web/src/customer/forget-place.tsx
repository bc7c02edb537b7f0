import type { User } from '@blinkcart/domain/account/user'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toasts.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { type DeliveryForm, deliveryForm, forgotten, isSamePlace } from './delivery-form.ts'
import { savePlaces } from './save-places.ts'

interface ForgetPlaceProps {
  readonly user: User
  readonly form: DeliveryForm
  readonly onForgotten: (form: DeliveryForm) => void
}

/** While the form holds a saved place: takes that one off the list and goes on with the next. */
export function ForgetPlace({ user, form, onForgotten }: ForgetPlaceProps) {
  const words = useWords(customerWords).places
  const place = user.addresses.find((saved) => isSamePlace(saved, form))
  if (place === undefined) return null
  const forget = () => {
    const left = forgotten(place, user.addresses)
    savePlaces(user.id, left).catch(() => toast({ text: words.notSaved, tone: 'danger' }))
    onForgotten(deliveryForm(left[0]))
  }
  return (
    <Button look="ghost" className="justify-self-start" onClick={forget}>
      {words.forgetThis}
    </Button>
  )
}
