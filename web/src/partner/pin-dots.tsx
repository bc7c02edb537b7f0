const places = [0, 1, 2, 3] as const

/** A dot over each of the four places of a PIN that is still empty. */
export function PinDots({ typed }: { readonly typed: number }) {
  return (
    <span aria-hidden className="pointer-events-none absolute inset-0 flex items-center justify-center gap-[0.5em]">
      {places.map((place) => (
        <span key={place} className="grid w-[1ch] place-items-center">
          {place >= typed && <span className="size-2.5 rounded-full bg-field" />}
        </span>
      ))}
    </span>
  )
}
