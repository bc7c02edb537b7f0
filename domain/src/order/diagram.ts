import { isFinal, lifecycle, statuses } from './lifecycle.ts'

/** The lifecycle as a Mermaid state diagram, drawn from the table, so that the docs can't drift from it. */
export function diagram(): string {
  const steps = lifecycle.map(({ from, to, action, who }) => `    ${from} --> ${to}: ${action} (${who})`)
  const ends = statuses.filter(isFinal).map((status) => `    ${status} --> [*]`)
  return ['stateDiagram-v2', '    [*] --> PLACED: place (customer)', ...steps, ...ends].join('\n')
}
