import { functionsAddressFrom } from './receiver.ts'

/** Where the functions emulator is: as somebody said, else as the emulator hub says, else nobody knows yet. */
export class FunctionsAddress {
  readonly #hub: string | undefined
  #said: string | undefined

  constructor({ said, hub }: { readonly said?: string | undefined; readonly hub?: string | undefined }) {
    this.#said = said
    this.#hub = hub
  }

  set(address: string): void {
    this.#said = address
  }

  async get(): Promise<string | undefined> {
    if (this.#said !== undefined) return this.#said
    return this.#hub === undefined ? undefined : functionsAddressFrom(this.#hub)
  }
}
