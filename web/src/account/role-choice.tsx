import { type OfferedRole, offeredRoles } from '@blinkcart/domain/account/role'
import { Bike, ShoppingBasket } from 'lucide-react'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/use-words.ts'

const icons = { customer: ShoppingBasket, delivery_partner: Bike } as const satisfies Record<OfferedRole, unknown>

interface RoleChoiceProps {
  readonly value: OfferedRole
  readonly onValue: (role: OfferedRole) => void
}

/** What somebody registers for. */
export function RoleChoice({ value, onValue }: RoleChoiceProps) {
  const words = useWords(accountWords).register
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{words.as}</legend>
      <div className="grid grid-cols-2 gap-3">
        {offeredRoles.map((role) => {
          const Icon = icons[role]
          return (
            <label
              key={role}
              className="grid cursor-pointer gap-2 rounded-card border-2 bg-surface p-4 font-semibold has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="role"
                className="sr-only"
                checked={value === role}
                onChange={() => onValue(role)}
              />
              <Icon aria-hidden className="size-6 text-accent" />
              {words.roles[role]}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
