import { Link } from 'react-router-dom'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { Logo } from './logo.tsx'

/** The mark and the name, leading home. */
export function Brand({ to }: { readonly to: string }) {
  const words = useWords(appWords)
  return (
    <Link
      to={to}
      className="flex min-h-control items-center gap-2.5 rounded-control font-extrabold text-xl tracking-tight"
    >
      <Logo className="size-9" />
      {words.brand}
    </Link>
  )
}
