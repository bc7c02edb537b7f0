import { useEffect } from 'react'
import { useNavigate } from 'react-router-dom'

/** Goes where a pressed notification leads, as the service worker says. */
export function useNotificationLinks(): void {
  const navigate = useNavigate()
  useEffect(() => {
    // Only over HTTPS and on one's own machine is there such a thing.
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
    const go = ({ data }: MessageEvent) => {
      if (data?.type === 'OPEN' && typeof data.path === 'string') navigate(data.path)
    }
    serviceWorker?.addEventListener('message', go)
    return () => serviceWorker?.removeEventListener('message', go)
  }, [navigate])
}
