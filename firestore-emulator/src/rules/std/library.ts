import type { TypeName } from '../value/value.ts'
import { collectionMethods } from './collections.ts'
import { hashingFunctions } from './hashing.ts'
import { latlngMethods, numberFunctions } from './numbers.ts'
import type { GlobalRoutine, Routine } from './routine.ts'
import { textMethods } from './text.ts'
import { timeFunctions, timeMethods } from './time.ts'

const methods: readonly Routine[] = [...textMethods, ...collectionMethods, ...timeMethods, ...latlngMethods]
const functions: readonly GlobalRoutine[] = [...numberFunctions, ...timeFunctions, ...hashingFunctions]

const methodsByName = new Map<string, Map<TypeName, Routine[]>>()
for (const row of methods) {
  const byType = methodsByName.get(row.name) ?? new Map<TypeName, Routine[]>()
  const rows = byType.get(row.on as TypeName) ?? []
  methodsByName.set(row.name, byType.set(row.on as TypeName, [...rows, row]))
}

/** The methods of this name, by the type of their receiver; undefined when no type has one. */
export const methodsNamed = (name: string): ReadonlyMap<TypeName, readonly Routine[]> | undefined =>
  methodsByName.get(name)

/** The functions of this name, `math.abs` or `int`; none when there is no such function. */
export const functionsNamed = (fullName: string): readonly GlobalRoutine[] =>
  functions.filter(({ on, name }) => (on === '' ? name : `${on}.${name}`) === fullName)
