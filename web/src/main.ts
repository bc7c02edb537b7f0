import './styles.css'
import './app/install-offer.ts'
import { firstPaint } from './app/first-paint.ts'
import { sayNotLoaded } from './app/not-loaded.ts'

// The frame that `index.html` draws is seen before the app, which keeps the processor busy, begins; it is fetched meanwhile,
// as `vite.config.ts` has it. (Not a top-level await: the app imports from here, and each would wait for the other.)
void firstPaint()
  .then(() => import('./start.tsx'))
  .catch(sayNotLoaded)
