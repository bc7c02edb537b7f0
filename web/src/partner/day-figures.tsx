import { PackageCheck, Route, Timer, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import type { Day } from './work.ts'

/** A day in a few figures; what is not known is left out. */
export function DayFigures({ day }: { readonly day: Day }) {
  const words = useWords(partnerWords).earnings
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 font-medium">
      <Figure icon={<PackageCheck />}>{words.handedOver(day.handedOver)}</Figure>
      {day.averageMinutes !== undefined && <Figure icon={<Timer />}>{words.average(day.averageMinutes)}</Figure>}
      {day.kilometres !== undefined && <Figure icon={<Route />}>{words.kilometres(day.kilometres)}</Figure>}
      {day.broughtBack > 0 && <Figure icon={<Undo2 />}>{words.broughtBack(day.broughtBack)}</Figure>}
    </ul>
  )
}

function Figure({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5 tabular-nums">
      <span aria-hidden className="[&_svg]:size-5">
        {icon}
      </span>
      {children}
    </li>
  )
}
