import type { DocumentReference, Transaction } from 'firebase-admin/firestore'

/** Documents to read, by a name of the reader's; one that is not needed this time is undefined. */
type Wanted = Readonly<Record<string, Pick<DocumentReference<unknown>, 'path'> | undefined>>

/** What a reference leads to. */
type Found<Ref> = Ref extends DocumentReference<infer T> ? T | undefined : undefined

/** Reads documents of several kinds in one round trip; what does not exist, or was not wanted, is undefined. */
export async function readTogether<W extends Wanted>(
  tx: Transaction,
  wanted: W,
): Promise<{ [Name in keyof W]: Found<W[Name]> }> {
  const asked = Object.entries(wanted).filter(([, ref]) => ref !== undefined)
  // The SDK wants references of one kind; each brings its own converter all the same.
  const snapshots = await tx.getAll(...asked.map(([, ref]) => ref as DocumentReference<unknown>))
  const found = asked.map(([name], index) => [name, snapshots[index]?.data()])
  return Object.fromEntries(found) as { [Name in keyof W]: Found<W[Name]> }
}
