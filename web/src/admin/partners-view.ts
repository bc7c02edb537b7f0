import { isPresent, type Partner } from '@blinkcart/domain/partner/partner'

/** How a partner stands: on duty and heard of, on duty but silent, or off duty. */
export const standings = ['on_duty', 'silent', 'off_duty'] as const
export type Standing = (typeof standings)[number]

/** Which partners are shown. */
export const partnerTabs = ['all', ...standings] as const
export type PartnerTab = (typeof partnerTabs)[number]

/** How `partner` stands at `now`: availability is their word, presence is what we see. */
export function standingOf(partner: Partner, now: number): Standing {
  if (!partner.available) return 'off_duty'
  return isPresent(partner, now) ? 'on_duty' : 'silent'
}

/** The partners of a tab that match a search, those at work first, then by name. */
export function shownPartners(
  partners: readonly Partner[],
  { tab, search }: { readonly tab: PartnerTab; readonly search: string },
  now: number,
): readonly Partner[] {
  const wanted = search.trim().toLowerCase()
  return partners
    .filter((partner) => tab === 'all' || standingOf(partner, now) === tab)
    .filter(({ name, phone, vehicleNumber }) => `${name}\n${phone}\n${vehicleNumber}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => rank(a, now) - rank(b, now) || a.name.localeCompare(b.name))
}

/** How many partners each tab has. */
export function partnerCounts(partners: readonly Partner[], now: number): Record<PartnerTab, number> {
  const counts = { all: partners.length, on_duty: 0, silent: 0, off_duty: 0 }
  for (const partner of partners) counts[standingOf(partner, now)]++
  return counts
}

function rank(partner: Partner, now: number): number {
  return standings.indexOf(standingOf(partner, now))
}
