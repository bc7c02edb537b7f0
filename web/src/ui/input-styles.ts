/** What anything typed into looks like. 16 px text, so that phones don't zoom in. */
export const inputStyles =
  'block w-full min-h-control rounded-control border border-field/70 bg-surface px-3.5 text-base text-foreground placeholder:text-muted-foreground/80 transition-colors hover:border-field focus-visible:border-accent aria-invalid:border-danger disabled:opacity-60'
