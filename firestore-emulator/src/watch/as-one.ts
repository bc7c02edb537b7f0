import type { Commit, DocumentChange } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'

/** What several commits in a row came to, at the time of the last one. There must be at least one. */
export function asOne(commits: readonly Commit[]): Commit {
  const last = commits.at(-1)
  if (last === undefined) throw new Error('no commits')
  if (commits.length === 1) return last
  const changes = new Map<DocumentPath, DocumentChange>()
  for (const { path, before, after } of commits.flatMap((commit) => commit.changes)) {
    const earlier = changes.get(path)
    const then = earlier === undefined ? before : earlier.before
    changes.set(path, { path, ...(then && { before: then }), ...(after && { after }) })
  }
  return { time: last.time, changes: [...changes.values()].filter(({ before, after }) => before !== after) }
}
