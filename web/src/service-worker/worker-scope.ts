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
  addEventListener(type: 'install', listener: (event: InstallEvent) => void): void
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

export interface InstallEvent extends Extendable {
  /** Only where browsers know the [Static Routing API](https://wicg.github.io/service-worker-static-routing-api/). */
  addRoutes?(routes: readonly StaticRoute[]): Promise<void>
}

/** Which requests do without the worker. */
export interface StaticRoute {
  readonly condition: { readonly requestMethod: 'POST' } | { readonly urlPattern: URLPatternInit }
  readonly source: 'network'
}
