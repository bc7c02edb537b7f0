import { join } from 'node:path'
import { type DatabaseId, databaseName } from './model/path.ts'
import { StatusError } from './model/status.ts'
import { StartError } from './options.ts'
import type { ControlService } from './service/service.ts'
import { checkExportFolder, exportsIn, openExport, writeExport } from './wire/control/export-folder.ts'
import { exportLines } from './wire/control/export-format.ts'

interface Import {
  readonly dir: string
  /** Where to, when not into the project that it was exported from. */
  readonly project: string | undefined
  /** Whether it may be that there is nothing yet. */
  readonly mayBeEmpty: boolean
}

/** Puts the exports that are in a folder, or in folders below it, each into its database. */
export async function bringIn(control: ControlService, { dir, project, mayBeEmpty }: Import): Promise<void> {
  await explained(`Can't import ${dir}`, async () => {
    const found = await exportsIn(dir)
    if (found.length === 0 && !mayBeEmpty) throw new StartError(`Can't import ${dir}: there is no export in it.`)
    for (const { folder, database } of found) {
      const id = { ...database, ...(project !== undefined && { project }) }
      await control.putAll(id, await openExport(folder, id))
    }
  })
}

/** Refuses a folder that an export couldn't go to, before there is anything to lose. */
export const checkTakeOut = (dir: string): Promise<void> =>
  explained(`Can't export to ${dir}`, () => checkExportFolder(dir))

/** Writes every database into a folder of its own below `dir`. */
export async function takeOut(control: ControlService, dir: string, databases: readonly DatabaseId[]): Promise<void> {
  await explained(`Can't export to ${dir}`, async () => {
    for (const id of databases) {
      await writeExport(join(dir, databaseName(id)), exportLines(id, control.snapshot(id)))
    }
  })
}

async function explained(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof StatusError) throw new StartError(`${what}: ${error.message}`, { cause: error })
    throw error
  }
}
