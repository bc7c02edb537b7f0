const tiles = [
  { sku: 'mango', turn: '-rotate-6' },
  { sku: 'milk', turn: 'rotate-3 translate-y-10' },
  { sku: 'croissant', turn: '-rotate-2' },
  { sku: 'coffee', turn: 'rotate-6 translate-y-10' },
  { sku: 'tomato', turn: 'rotate-2' },
  { sku: 'cookies', turn: '-rotate-3 translate-y-10' },
] as const

/** What fills the other half of a big screen beside a form: some of what there is to order. */
export function WelcomePanel() {
  return (
    <div aria-hidden className="sticky top-0 hidden h-dvh place-items-center overflow-hidden bg-accent-soft lg:grid">
      <div className="grid grid-cols-2 gap-7 pb-10">
        {tiles.map(({ sku, turn }) => (
          <img
            key={sku}
            src={`/products/${sku}.svg`}
            alt=""
            width={176}
            height={176}
            loading="lazy"
            className={`size-44 rounded-[2rem] border-4 border-surface shadow-lift dark:brightness-90 ${turn}`}
          />
        ))}
      </div>
    </div>
  )
}
