/**
 * As much of a service worker's world as ours uses. TypeScript has the rest only in a library that excludes the one for
 * pages, with which all else here is written.
 */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    matchAll(options: { readonly type: 'window'; readonly includeUncontrolled: boolean }): Promise<readonly OpenPage[]>
    openWindow(url: string): Promise<unknown>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

/** A page of ours that is open. */
export interface OpenPage {
  readonly url: string
  readonly visibilityState: DocumentVisibilityState
  focus(): Promise<unknown>
  postMessage(message: unknown): void
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void
}

export interface PushEvent extends Extendable {
  readonly data: { json(): unknown } | null
}

export interface ClickEvent extends Extendable {
  readonly notification: Notification
}
