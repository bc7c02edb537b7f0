import { Bike, PackageCheck, PackageOpen, Undo2 } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import type { StepType } from './steps.ts'

interface StepButtonProps {
  readonly step: StepType
  readonly busy: boolean
  /** Without it, the button hands in the form it stands in. */
  readonly onPress?: () => void
}

const icons = { pick_up: PackageOpen, depart: Bike, deliver: PackageCheck, return: Undo2 } as const satisfies Record<
  StepType,
  unknown
>

/** The one thing to do next, too big to miss with a glove. */
export function StepButton({ step, busy, onPress }: StepButtonProps) {
  const words = useWords(partnerWords).deliveries
  const Icon = icons[step]
  return (
    <Button
      type={onPress ? 'button' : 'submit'}
      wide
      size="large"
      busy={busy}
      onClick={onPress}
      icon={<Icon aria-hidden className="size-7" />}
      className="min-h-18! font-bold! text-2xl!"
    >
      {words.steps[step]}
    </Button>
  )
}
