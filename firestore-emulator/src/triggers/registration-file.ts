import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { diskTrouble } from '../storage/disk-trouble.ts'
import type { RegistrationFile } from './registry.ts'

const registrations = z.array(
  z.object({
    id: z.string(),
    project: z.string(),
    database: z.string(),
    event: z.enum(['created', 'updated', 'deleted', 'written']),
    withAuthContext: z.boolean(),
    pattern: z.string(),
    form: z.enum(['v1', 'v2']),
  }),
)

/** Keeps registrations in a JSON file, which is replaced whole. One that is missing or unreadable holds none: functions register again. */
export const registrationFile = (path: string): RegistrationFile => ({
  load() {
    try {
      return registrations.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch {
      return []
    }
  },
  save(current) {
    try {
      writeFileSync(`${path}.new`, JSON.stringify(current, undefined, 2), { flush: true })
      renameSync(`${path}.new`, path)
    } catch (error) {
      throw diskTrouble(error)
    }
  },
})

/** Keeps nothing. */
export const noRegistrationFile: RegistrationFile = { load: () => [], save: () => {} }
