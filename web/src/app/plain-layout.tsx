import { Brand } from './brand.tsx'
import { Room } from './room.tsx'
import { SkipLink } from './skip-link.tsx'

/** The frame of pages that belong to no role: signing in, registering. */
export function PlainLayout() {
  return (
    <>
      <SkipLink />
      <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-8 px-5 py-6 sm:py-12">
        <Brand to="/" />
        <Room />
      </div>
    </>
  )
}
