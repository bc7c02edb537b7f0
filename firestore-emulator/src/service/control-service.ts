import { StatusError } from '../model/status.ts'
import { putAll } from './moving.ts'
import type { Surroundings } from './open-database.ts'
import type { Rulesets } from './rulesets.ts'
import type { ControlService } from './service.ts'

/** The control surface over the same surroundings as the service's. */
export function controlService(around: Surroundings, rulesets: Rulesets): ControlService {
  return {
    clearDocuments: (id) => around.open(id).database.clear(),
    snapshot: (id) => around.open(id).database.snapshot(),
    putAll: (id, documents) => putAll(around.open(id).database, documents),
    setRules: (project, source) => rulesets.load(source, project),
    ruleCoverage(project) {
      const ruleset = rulesets.of(project)
      if (ruleset === undefined) throw new StatusError('NOT_FOUND', `No rules are loaded for project "${project}".`)
      return ruleset.coverage()
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
