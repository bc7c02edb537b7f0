import { Share, Smartphone } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { install, installOffered, onInstallOffer } from '../app/install-offer.ts'
import { useSettling } from '../app/settling.ts'
import { steady } from '../app/steady.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { declineInstall, installWay, isInstallDeclined, isStandalone } from './install-hint.ts'

const offer = steady({ subscribe: onInstallOffer, current: installOffered })

/** Offers to put the app on the phone, until it is there or its owner says no: then never again. */
export function InstallCard() {
  const words = useWords(partnerWords).install
  const offered = useSyncExternalStore(offer.subscribe, offer.current)
  const [declined, setDeclined] = useState(isInstallDeclined)
  const way = installWay({ userAgent: navigator.userAgent, standalone: isStandalone(), offered, declined })
  useSettling(way === undefined ? ['page'] : ['offer', 'page'])
  if (way === undefined) return null
  const decline = () => {
    declineInstall()
    setDeclined(true)
  }
  return (
    <Card className="grid animate-rise gap-3 border-2 p-4" role="region" aria-label={words.title}>
      <div className="flex gap-3">
        <Smartphone aria-hidden className="mt-0.5 size-7 shrink-0 text-accent" />
        <div>
          <h2 className="font-bold text-lg">{words.title}</h2>
          <p className="text-muted-foreground">{words.body}</p>
          {way === 'hand' && (
            <p className="mt-2 flex items-start gap-2 font-medium">
              <Share aria-hidden className="mt-0.5 size-5 shrink-0" />
              {words.byHand}
            </p>
          )}
        </div>
      </div>
      <div className="flex gap-3">
        {way === 'press' && (
          <Button className="flex-1" onClick={() => void install().then((installed) => installed || decline())}>
            {words.install}
          </Button>
        )}
        <Button look="outline" className="flex-1" onClick={decline}>
          {words.notNow}
        </Button>
      </div>
    </Card>
  )
}
