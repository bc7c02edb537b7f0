import { Brand } from './brand.tsx'
import { Room } from './room.tsx'
import { SkipLink } from './skip-link.tsx'
import { WelcomePanel } from './welcome-panel.tsx'

/** The frame of pages that belong to no role: signing in, registering. */
export function PlainLayout() {
  return (
    <div className="lg:grid lg:grid-cols-2">
      <SkipLink />
      <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-8 px-5 py-6 sm:py-12">
        <Brand to="/" />
        <Room />
      </div>
      <WelcomePanel />
    </div>
  )
}
