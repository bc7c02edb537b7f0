import type { SavedPlace } from '@blinkcart/domain/account/address'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { DeliveryFields } from './delivery-fields.tsx'
import { type DeliveryForm, type DeliveryProblems, deliveryForm, isSamePlace } from './delivery-form.ts'
import { NoteField } from './note-field.tsx'
import { PinDoor } from './pin-door.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { PlaceLines } from './place-lines.tsx'

interface DeliveryPlaceProps {
  readonly form: DeliveryForm
  readonly problems: DeliveryProblems
  readonly saved: readonly SavedPlace[]
  readonly onForm: (form: DeliveryForm) => void
}

/** What of it is open: the place that is chosen, the list to choose from, or the fields of a new one. */
type Opened = 'chosen' | 'list' | 'new'

/** Where the order goes. A saved place is one line, until its owner wants another; only a new one is asked for field by field. */
export function DeliveryPlace({ form, problems, saved, onForm }: DeliveryPlaceProps) {
  const words = useWords(customerWords).checkout
  const chosen = saved.find((place) => isSamePlace(place, form))
  const [opened, setOpened] = useState<Opened>(chosen ? 'chosen' : 'new')
  const place = useFocusInside(opened)
  const choose = () => {
    // What is ordered is always a place one can see: nothing half-typed stays behind the list.
    if (!chosen) onForm(deliveryForm(saved[0]))
    setOpened('list')
  }
  return (
    <Card ref={place} className="grid gap-4 p-4 md:p-5">
      <div className="flex min-h-control items-center justify-between gap-3">
        <h2 className="font-semibold text-lg">{words.where}</h2>
        {opened !== 'list' && saved.length > 0 && (
          <Button look="link" className="-mr-2 px-2" onClick={choose}>
            {opened === 'chosen' ? words.changePlace : words.otherPlaces}
          </Button>
        )}
      </div>
      {opened === 'list' && (
        <PlaceChoice
          saved={saved}
          chosen={chosen}
          onChoose={(place) => {
            if (place !== chosen) onForm(deliveryForm(place))
            setOpened('chosen')
          }}
          onAnother={() => {
            onForm(deliveryForm(undefined))
            setOpened('new')
          }}
        />
      )}
      {opened === 'chosen' && chosen && (
        <>
          <p className="flex items-center gap-3">
            <PlaceLines place={chosen} />
          </p>
          <PinDoor
            here={form.here}
            known={chosen.lat !== undefined && chosen.lng !== undefined}
            onHere={(here) => onForm({ ...form, here })}
          />
          <NoteField value={form.note} onValue={(note) => onForm({ ...form, note })} />
        </>
      )}
      {(opened === 'new' || (opened === 'chosen' && !chosen)) && (
        <DeliveryFields form={form} problems={problems} onForm={onForm} />
      )}
    </Card>
  )
}

/** Moves focus to what a press has opened, for it took the pressed button away. */
function useFocusInside(opened: Opened) {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(opened)
  useEffect(() => {
    if (before.current === opened) return
    before.current = opened
    place.current?.querySelector<HTMLElement>(opened === 'new' ? 'input' : 'button')?.focus()
  }, [opened])
  return place
}
