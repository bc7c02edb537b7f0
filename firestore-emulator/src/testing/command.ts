import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../bin/firestore.mjs', import.meta.url))

/** `npm run firestore` in a process of its own. */
export class Command {
  readonly process: ChildProcess
  output = ''
  readonly #exited: Promise<unknown>
  #waiting: (() => void)[] = []
  #ended = false

  private constructor(executable: string, args: readonly string[]) {
    this.process = spawn(executable, args, { cwd: fileURLToPath(new URL('..', import.meta.url)) })
    this.#exited = once(this.process, 'close')
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString()
        this.#wake()
      })
    }
    this.process.on('close', () => {
      this.#ended = true
      this.#wake()
    })
  }

  static run(...args: readonly string[]): Command {
    return new Command(process.execPath, [bin, ...args])
  }

  /** Where no file may grow beyond `kilobytes`, until somebody raises that limit. */
  static runWithSmallFiles(kilobytes: number, ...args: readonly string[]): Command {
    const script = 'trap "" XFSZ; ulimit -S -f "$0"; exec "$@"'
    return new Command('bash', ['-c', script, String(kilobytes), process.execPath, bin, ...args])
  }

  /** The port that a server answers on, once it does. */
  async port(): Promise<number> {
    await this.says(ready)
    return Number(/on [^ ]+:(\d+)/.exec(this.output)?.[1])
  }

  /** Resolves once it has said this; rejects when it ends without. */
  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.#ended) throw new Error(`It ended, having said: ${this.output}`)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  async exited(): Promise<number | null> {
    await this.#exited
    return this.process.exitCode
  }

  /** Ends it, if it hasn't ended yet. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.process.kill(signal)
    await this.#exited
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

const ready = 'Firestore ready on '
