import type { SavedPlace } from '@blinkcart/domain/account/address'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { appWords } from '../words/app.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { DeliveryFields } from './delivery-fields.tsx'
import { deliveryForm, deliveryProblems, savedPlace } from './delivery-form.ts'

interface AddPlaceProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onAdd: (place: SavedPlace) => void
}

/** Asks for a place to keep. */
export function AddPlace({ open, onClose, onAdd }: AddPlaceProps) {
  const words = useWords(customerWords).places
  const { close } = useWords(appWords)
  return (
    <Sheet open={open} onClose={onClose} title={words.add} closeLabel={close}>
      <PlaceForm
        onAdd={(place) => {
          onAdd(place)
          onClose()
        }}
      />
    </Sheet>
  )
}

function PlaceForm({ onAdd }: Pick<AddPlaceProps, 'onAdd'>) {
  const words = useWords(customerWords).places
  const [form, setForm] = useState(() => deliveryForm(undefined))
  const [checked, setChecked] = useState(false)
  const problems = deliveryProblems(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(problems).length === 0) onAdd(savedPlace(form, []))
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <DeliveryFields form={form} problems={checked ? problems : {}} onForm={setForm} />
      <Button type="submit" wide>
        {words.save}
      </Button>
    </form>
  )
}
