/** Somebody whose face is not known, by the first letter of their name; the name itself always stands beside it. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-13 shrink-0 place-items-center rounded-full bg-accent-soft font-bold text-accent-soft-foreground text-xl"
    >
      {name.trim().slice(0, 1).toUpperCase()}
    </span>
  )
}
