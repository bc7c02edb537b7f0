const key = 'blinkcart.install'

/** What is known of the device the app runs on. */
interface Device {
  readonly userAgent: string
  /** Whether the app runs on its own already, as if installed. */
  readonly standalone: boolean
  /** Whether the browser offers to install it. */
  readonly offered: boolean
  /** Whether its owner has said no before. */
  readonly declined: boolean
}

/** How the app gets on this device: by a press, by hand as on an iPhone, or not at all (it is there, or nobody wants it). */
export function installWay({ userAgent, standalone, offered, declined }: Device): 'press' | 'hand' | undefined {
  if (standalone || declined) return undefined
  if (offered) return 'press'
  return /iPhone|iPad|iPod/.test(userAgent) ? 'hand' : undefined
}

/** Whether the app runs on its own, without a browser around it. */
export function isStandalone(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)
  )
}

/** Whether installing was declined on this device. */
export function isInstallDeclined(): boolean {
  return localStorage.getItem(key) !== null
}

/** Remembers that nobody wants to be asked again. */
export function declineInstall(): void {
  localStorage.setItem(key, 'declined')
}
