/** The mark: a bolt that is also a basket's handle. */
export function Logo({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" className={className}>
      <rect width="64" height="64" rx="18" className="fill-accent" />
      <path d="M37 10 17 36h12l-3 18 21-27H34l3-17Z" className="fill-accent-foreground" />
    </svg>
  )
}
