import './styles.css'
import './app/install-offer.ts'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router-dom'
import { CrashBoundary } from './app/crash-boundary.tsx'
import { Crashed } from './app/crashed.tsx'
import { idle } from './app/idle.ts'
import { ScrollToTop } from './app/scroll-to-top.tsx'
import { applyTheme } from './app/theme.ts'
import { resumeSession } from './firebase/session.ts'
import { AppRoutes } from './routes.tsx'
import { Toaster } from './ui/toaster.tsx'
import { resumeLanguage } from './words/language.ts'

const UpdatePrompt = lazy(async () => ({ default: (await import('./app/update-prompt.tsx')).UpdatePrompt }))

applyTheme()
// Who is signed in stands in this device's memory; asking Auth whether that still holds can wait.
void idle().then(resumeSession)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
// Whoever reads another language than English waits for its words, so that nothing is said twice.
void resumeLanguage().then(() =>
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
