import type { Position } from '@blinkcart/domain/partner/partner'
import { type Fix, type paces, worthSending } from './worth-sending.ts'

/** How it stands with sharing this device's position. */
export type Sharing =
  | { readonly state: 'off' | 'finding' | 'denied' | 'unavailable' }
  | { readonly state: 'sharing'; readonly sentAt: number }

/** Where a position goes: to the partner's own profile and to each order they carry. */
export interface Audience {
  readonly uid: string
  readonly orderIds: readonly string[]
}

/** What sharing needs of the world. */
interface World {
  /** Absent where the device can't tell where it is, or may not. */
  readonly geolocation: Pick<Geolocation, 'watchPosition' | 'clearWatch'> | undefined
  /** Whether the owner has allowed it before: then it starts without asking. */
  readonly allowed: () => Promise<boolean>
  /** Sends a position; settles when it has arrived, or could not. */
  readonly send: (position: Omit<Position, 'at'>, to: Audience) => Promise<void>
  readonly now: () => number
  /** How often positions should go out just now. */
  readonly pace: () => keyof typeof paces
}

/**
 * Shares this device's position with those who wait for it, and with nobody else.
 *
 * - without an order being carried nothing is watched or sent;
 * - at most one position is on its way, so that none piles up where there is no signal, and none goes out that says
 *   nothing new;
 * - the owner is asked for leave only when they press `start`.
 */
export class LocationSharing {
  readonly #world: World
  readonly #listeners = new Set<() => void>()
  #sharing: Sharing = { state: 'off' }
  #audience: Audience | undefined
  #watch: number | undefined
  #last: Fix | undefined
  #sending = false

  constructor(world: World) {
    this.#world = world
  }

  current = (): Sharing => this.#sharing

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says who waits for this device now; with no order carried, sharing stops. */
  async carry(audience: Audience): Promise<void> {
    if (audience.orderIds.length === 0) return this.stop()
    this.#audience = audience
    if (this.#watch === undefined && (await this.#world.allowed())) this.start()
  }

  /** Begins to share; the browser may ask its owner. */
  start(): void {
    const { geolocation } = this.#world
    if (this.#watch !== undefined || this.#audience === undefined) return
    this.#change({ state: geolocation ? 'finding' : 'unavailable' })
    this.#watch = geolocation?.watchPosition(
      ({ coords }) => void this.#found(coords),
      ({ code, PERMISSION_DENIED }) => this.#failed(code === PERMISSION_DENIED),
      { enableHighAccuracy: true, maximumAge: 3000 },
    )
  }

  stop(): void {
    if (this.#watch !== undefined) this.#world.geolocation?.clearWatch(this.#watch)
    this.#watch = undefined
    this.#audience = undefined
    this.#last = undefined
    this.#change({ state: 'off' })
  }

  async #found({ latitude: lat, longitude: lng, accuracy, heading }: GeolocationCoordinates): Promise<void> {
    const audience = this.#audience
    const fix = { lat, lng, at: this.#world.now() }
    if (audience === undefined || this.#sending || !worthSending(this.#last, fix, this.#world.pace())) return
    this.#sending = true
    this.#last = fix
    const direction = heading === null || Number.isNaN(heading) ? {} : { heading }
    await this.#world.send({ lat, lng, accuracy, ...direction }, audience)
    this.#sending = false
    if (this.#watch !== undefined) this.#change({ state: 'sharing', sentAt: this.#world.now() })
  }

  #failed(denied: boolean): void {
    // Without leave it is over; without satellites the watch goes on and finds the next position by itself.
    if (denied && this.#watch !== undefined) {
      this.#world.geolocation?.clearWatch(this.#watch)
      this.#watch = undefined
    }
    this.#change({ state: denied ? 'denied' : 'unavailable' })
  }

  #change(next: Sharing): void {
    this.#sharing = next
    for (const listener of this.#listeners) listener()
  }
}
