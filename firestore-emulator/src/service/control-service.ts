import { walk } from '../query/walk.ts'
import type { CoverageReport } from '../rules/report/coverage.ts'
import type { Database } from '../storage/store.ts'
import { putAll } from './moving.ts'
import type { Surroundings } from './open-database.ts'
import type { Rulesets } from './rulesets.ts'
import type { ControlService } from './service.ts'

/** What is told of a project without rules, where everything is allowed. */
const openRules: CoverageReport = {
  rules: {
    files: [
      {
        name: 'OPEN_RULES',
        content: `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /{document=**} {
      allow read, write: if true;
    }
  }
}
`,
      },
    ],
  },
}

/** The control surface over the same surroundings as the service's. */
export function controlService(around: Surroundings, rulesets: Rulesets): ControlService {
  return {
    clearDocuments: (id) => around.open(id).database.clear(),
    clearBelow: (id, path) => clearBelow(around.open(id).database, path),
    snapshot: (id) => around.open(id).database.snapshot(),
    putAll: (id, documents) => putAll(around.open(id).database, documents),
    setRules: (project, source) => rulesets.load(source, project),
    ruleCoverage(project) {
      return rulesets.of(project)?.coverage() ?? openRules
    },
    setIndexes: (project, json) => around.queries.setIndexes(json, project),
    setTrigger(registration) {
      around.triggers.set(registration)
      around.open(registration).deliveries.wake()
    },
    removeTrigger: (project, id) => around.triggers.remove(project, id),
    usage: (project) => around.usage.rows(project),
    resetUsage: (project) => around.usage.reset(project),
  }
}

async function clearBelow(database: Database, path: string): Promise<void> {
  await database.transact((transactor) => {
    const isDocument = path.split('/').length % 2 === 0
    const parent = isDocument ? path : path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const isWithin = (other: string) => other === path || other.startsWith(`${path}/`)
    for (const document of [...walk(transactor, parent, isWithin)]) transactor.delete(document.path)
    if (isDocument) transactor.delete(path)
  })
}
