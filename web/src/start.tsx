import { lazy, StrictMode, Suspense, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router-dom'
import { CrashBoundary } from './app/crash-boundary.tsx'
import { Crashed } from './app/crashed.tsx'
import { idle } from './app/idle.ts'
import { endOpening } from './app/opening.ts'
import { ScrollToTop } from './app/scroll-to-top.tsx'
import { applyTheme } from './app/theme.ts'
import { heard } from './firebase/heard.ts'
import { liveStore } from './firebase/live.ts'
import { currentSession, resumeSession } from './firebase/session.ts'
import { AppRoutes, fetchFirstPage } from './routes.tsx'
import { Toaster } from './ui/toaster.tsx'
import { resumeLanguage } from './words/language.ts'

// It fetches the whole app for starting without signal: for the next time, so after what this time is about.
const UpdatePrompt = lazy(async () => {
  await idle()
  await heard(liveStore, 10_000)
  return { default: (await import('./app/update-prompt.tsx')).UpdatePrompt }
})

applyTheme()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
// Whoever reads another language than English waits for its words, so that nothing is said twice; whoever has a room of
// their own, for that, which is on its way as long as the app was.
const room = currentSession().state === 'signed-in' ? fetchFirstPage(location.pathname) : undefined
void Promise.all([resumeLanguage(), room]).then(() => {
  // Drawn in turns, so that the browser gets to do something else while the page comes to be.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <BrowserRouter>
          <ScrollToTop />
          <CrashBoundary page="app" fallback={<Crashed />}>
            <AppRoutes />
          </CrashBoundary>
          <Toaster />
          <Suspense>
            <UpdatePrompt />
          </Suspense>
        </BrowserRouter>
      </StrictMode>,
    ),
  )
  // Who is signed in stands in this device's memory; asking Auth whether that still holds can wait.
  void idle().then(() => {
    endOpening()
    return resumeSession()
  })
})
