import type { SavedPlace } from '@blinkcart/domain/account/address'
import type { User } from '@blinkcart/domain/account/user'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { toast } from '../ui/toasts.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { AddPlace } from './add-place.tsx'
import { forgotten, remembered } from './delivery-form.ts'
import { placeIcons } from './place-icons.ts'
import { savePlaces } from './save-places.ts'

/** The places a customer orders to, the one offered first on top; some can go, others be added. */
export function SavedPlaces({ user }: { readonly user: User }) {
  const words = useWords(customerWords).places
  const [adding, setAdding] = useState(false)
  const save = (addresses: readonly SavedPlace[]) => {
    savePlaces(user.id, addresses).catch(() => toast({ text: words.notSaved, tone: 'danger' }))
  }
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{words.title}</h2>
      <Card className="divide-y">
        {user.addresses.length === 0 && <p className="p-4 text-muted-foreground">{words.none}</p>}
        {user.addresses.length > 0 && (
          <ul className="divide-y">
            {user.addresses.map((place) => (
              <PlaceRow
                key={`${place.line1} ${place.city} ${place.pincode}`}
                place={place}
                onForget={() => save(forgotten(place, user.addresses))}
              />
            ))}
          </ul>
        )}
        <Button look="ghost" wide icon={<Plus aria-hidden className="size-5" />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </Card>
      <AddPlace
        open={adding}
        onClose={() => setAdding(false)}
        onAdd={(place) => save(remembered(place, user.addresses))}
      />
    </section>
  )
}

function PlaceRow({ place, onForget }: { readonly place: SavedPlace; readonly onForget: () => void }) {
  const words = useWords(customerWords).places
  const Icon = placeIcons[place.label ?? 'other']
  return (
    <li className="flex items-center gap-3 py-2 pr-2 pl-4">
      <Icon aria-hidden className="size-5 shrink-0 text-accent" />
      <div className="min-w-0 flex-1">
        {place.label && place.label !== 'other' && <p className="font-semibold">{words.labels[place.label]}</p>}
        <p>
          {place.line1}, {place.city} {place.pincode}
        </p>
        {place.note && <p className="text-muted-foreground text-sm">{place.note}</p>}
      </div>
      <Button look="ghost" size="icon" aria-label={words.forget(place.line1)} onClick={onForget}>
        <Trash2 aria-hidden className="size-5" />
      </Button>
    </li>
  )
}
