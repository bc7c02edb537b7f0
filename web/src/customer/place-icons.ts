import type { PlaceLabel } from '@blinkcart/domain/account/address'
import { BriefcaseBusiness, House, type LucideIcon, MapPin } from 'lucide-react'

/** How each kind of place looks. */
export const placeIcons: Readonly<Record<PlaceLabel, LucideIcon>> = {
  home: House,
  work: BriefcaseBusiness,
  other: MapPin,
}
