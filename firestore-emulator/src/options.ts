export interface EmulatorOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Where to listen; 127.0.0.1 unless said otherwise. An address that other machines can reach needs `allowRemote`. */
  readonly host?: string
  /** Tokens are unsigned: whoever reaches the port can be anyone. Only on purpose, then. */
  readonly allowRemote?: boolean
  /** Where documents are kept, made when missing; without it they live in memory. */
  readonly dataDir?: string
  /** Security rules for every project that loads none of its own; followed when the file changes. */
  readonly rulesFile?: string
  /** `firestore.indexes.json` for every project that loads none of its own; followed when the file changes. */
  readonly indexesFile?: string
  /** Lets queries run that lack a composite index. */
  readonly laxIndexes?: boolean
  /** `host:port` of the functions emulator; without it the emulator hub is asked, where the environment names one. */
  readonly functionsEmulator?: string
  /** Writes a line for every request: who, what, how it went, and the rule that decided a denial. */
  readonly logRequests?: boolean
  /** A folder with exports, of this server or of Google's, that are put into their databases before anybody is answered. */
  readonly importFrom?: string
  /** Puts what is imported into this project, whatever it was exported from. */
  readonly importAs?: string
  /** A folder that every database is exported to when the server stops. */
  readonly exportOnExit?: string
  /** Told what an operator should know; goes to standard error unless given. */
  readonly log?: (message: string) => void
}

export interface RunningEmulator {
  readonly host: string
  readonly port: number
  /** Says where the functions emulator is, for those who learn it late. */
  setFunctionsEmulator(address: string): void
  /**
   * Ends all connections, exports where that was asked for, and frees the port and the data folder. What was acknowledged is on the disk. Rejects with a
   * StartError when the export couldn't be written.
   */
  stop(): Promise<void>
}

/** Why the server can't do what it was started for, in a sentence for whoever started it. */
export class StartError extends Error {}
