import { Bike, PackageCheck, PackageOpen, Undo2 } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { HoldButton } from '../ui/hold-button.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import type { StepType } from './steps.ts'

interface StepButtonProps {
  readonly step: StepType
  readonly onPress: () => void
}

const icons = { pick_up: PackageOpen, depart: Bike, deliver: PackageCheck, return: Undo2 } as const satisfies Record<
  StepType,
  unknown
>

/** What ends an order is held, not tapped. */
const isGrave = { pick_up: false, depart: false, deliver: true, return: true } as const satisfies Record<
  StepType,
  boolean
>

/** The one thing to do next, too big to miss with a glove. */
export function StepButton({ step, onPress }: StepButtonProps) {
  const words = useWords(partnerWords)
  const Icon = icons[step]
  const icon = <Icon aria-hidden className="size-7" />
  if (isGrave[step])
    return (
      <HoldButton hint={words.undo.hold} icon={icon} onHeld={onPress}>
        {words.deliveries.steps[step]}
      </HoldButton>
    )
  return (
    <Button wide size="large" onClick={onPress} icon={icon} className="min-h-18! font-bold! text-2xl!">
      {words.deliveries.steps[step]}
    </Button>
  )
}
