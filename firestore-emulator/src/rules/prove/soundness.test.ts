import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../model/document.ts'
import { getField } from '../../model/field-access.ts'
import type { FieldOperator, Filter } from '../../model/query.ts'
import { type FieldFilter, fieldFilters } from '../../model/query-order.ts'
import type { Value } from '../../model/value.ts'
import { compareValues, typeOrder, valuesEqual } from '../../model/value-order.ts'
import { type Plain, toValue } from '../testing/documents.ts'
import { accessTo, around, queryOn, rulesOf, tryGet, tryList } from '../testing/try-rules.ts'

/** Values twice (no NaN: ranges are taken not to mean it): as a document holds it, and as rules write it. */
const literals: readonly [Value, string][] = [
  [toValue(null), 'null'],
  [toValue(true), 'true'],
  [toValue(1), '1'],
  [toValue(2), '2'],
  [{ kind: 'double', value: 1 }, '1.0'],
  [toValue(1.5), '1.5'],
  [toValue('a'), "'a'"],
  [toValue('b'), "'b'"],
  [toValue(['a']), "['a']"],
  [toValue([1, 'b']), "[1, 'b']"],
  [toValue({ x: 1 }), "{'x': 1}"],
  [toValue({ x: 'a' }), "{'x': 'a'}"],
]

const value = fc.constantFrom(...literals.map(([stored]) => stored))
const literal = fc.constantFrom(...literals.map(([, written]) => written))
const listLiteral = fc.array(literal, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`)
const field = fc.constantFrom('a', 'b', 'm.x')
const paths = fc.constantFrom(
  'resource.data.a',
  'resource.data.b',
  'resource.data.m.x',
  'resource.data.m',
  'id',
  'resource.id',
)
const id = fc.constantFrom('a', 'b')

const operand = fc.oneof(paths, paths, literal)
const ordering = fc.constantFrom('<', '<=', '>', '>=')
const types = fc.constantFrom('string', 'number', 'int', 'float', 'list', 'map', 'bool')

const leaf = fc.oneof(
  fc.tuple(operand, fc.constantFrom('==', '!='), operand).map((parts) => parts.join(' ')),
  fc.tuple(operand, ordering, operand).map((parts) => parts.join(' ')),
  fc.tuple(operand, types).map(([path, type]) => `${path} is ${type}`),
  fc.tuple(literal, paths).map(([item, path]) => `${item} in ${path}`),
  fc.tuple(paths, listLiteral).map(([path, list]) => `${path} in ${list}`),
  fc
    .tuple(paths, fc.constantFrom('hasAll', 'hasAny', 'hasOnly'), listLiteral)
    .map(([path, name, list]) => `${path}.${name}(${list})`),
  fc.tuple(paths, literal, literal).map(([path, otherwise, wanted]) => `${path}.get('x', ${otherwise}) == ${wanted}`),
  fc
    .tuple(paths, fc.constantFrom('>', '<', '=='), fc.constantFrom(0, 1, 2))
    .map(([path, op, n]) => `${path}.size() ${op} ${n}`),
  fc.constantFrom(
    "resource.data.keys().hasAll(['a'])",
    "resource.data.keys().hasOnly(['a', 'm'])",
    "'a' in resource.data",
    "resource.data.get('a', 1) == 1",
  ),
  fc.constantFrom(
    'resource == null',
    'resource.data.a + 1 == 2',
    "resource.data.a + 'x' == 'ax'",
    'resource.data.a / 2 == 0',
    '-resource.data.a < 0',
  ),
  fc.constantFrom(
    'exists(/databases/$(database)/documents/others/$(id))',
    'exists(/databases/$(database)/documents/others/$(resource.data.a))',
  ),
  fc.constantFrom(
    '[resource.data.a, 1].hasAny([1])',
    "{'k': resource.data.a}.k == 1",
    "{'k': resource.data.a}.keys() == ['k']",
    '[resource.data.a].size() == 1',
  ),
  fc.constantFrom('1 / 0 == 1', 'true', 'false', 'request.auth == null', "request.path[3] == 'things'", 'unknown == 1'),
)

/** Stands for one of the query's own conditions, said in rules: what a proof can use. */
const restated = fc.constantFrom('«0»', '«1»', '«2»')

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    restated,
    restated,
    fc.tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition')).map(([l, op, r]) => `(${l} ${op} ${r})`),
    tie('condition').map((inner) => `!(${inner})`),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([c, y, n]) => `(${c} ? ${y} : ${n})`),
    tie('condition').map((inner) => `pass(${inner})`),
  ),
}))

const operators: readonly FieldOperator[] = ['==', '==', '!=', '<', '<=', '>', '>=', 'array-contains']
const fieldFilter = fc.oneof(
  fc.tuple(field, fc.constantFrom(...operators), value).map(([path, op, value]) => filterOn(path, op, value)),
  fc
    .tuple(
      field,
      fc.constantFrom<FieldOperator>('in', 'not-in', 'array-contains-any'),
      fc.array(value, { minLength: 1, maxLength: 3 }),
    )
    .map(([path, op, values]) => filterOn(path, op, { kind: 'array', values })),
  id.map((name) =>
    filterOn('__name__', '==', {
      kind: 'reference',
      value: `projects/demo/databases/(default)/documents/things/${name}`,
    }),
  ),
)
const filter = fc.oneof(
  fieldFilter,
  fc.array(fieldFilter, { minLength: 1, maxLength: 3 }).map((filters): Filter => ({ kind: 'and', filters })),
  fc.array(fieldFilter, { minLength: 1, maxLength: 3 }).map((filters): Filter => ({ kind: 'or', filters })),
)

const filterOn = (path: string, op: FieldOperator, value: Value): Filter => ({
  kind: 'field',
  field: path.split('.'),
  op,
  value,
})

const written = new Map<Value, string>(literals)

function restate({ field, op, value }: FieldFilter): string {
  const path = field[0] === '__name__' ? 'request.path' : `resource.data.${field.join('.')}`
  const list = value.kind === 'array' ? `[${value.values.map((item) => written.get(item) ?? 'null').join(', ')}]` : '[]'
  const one = value.kind === 'reference' ? value.value.slice('projects/demo'.length) : (written.get(value) ?? 'null')
  switch (op) {
    case 'in':
      return `${path} in ${list}`
    case 'not-in':
      return `!(${path} in ${list})`
    case 'array-contains':
      return `${one} in ${path}`
    case 'array-contains-any':
      return `${path}.hasAny(${list})`
    default:
      return `${path} ${op} ${one}`
  }
}

const present = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const things = fc
  .record({
    id,
    a: present(value),
    b: present(value),
    m: present(
      fc.oneof(
        value,
        value.map((x): Value => ({ kind: 'map', fields: new Map([['x', x]]) })),
      ),
    ),
  })
  .map(({ id, ...fields }): Document => {
    const entries = Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined)
    return { path: `things/${id}`, fields: new Map(entries), createTime: 1, updateTime: 1 }
  })

/** Firestore's meaning of a filter, written down a second time and simply. */
function matches(document: Document, filter: Filter): boolean {
  if (filter.kind !== 'field') {
    const part = (inner: Filter) => matches(document, inner)
    return filter.kind === 'and' ? filter.filters.every(part) : filter.filters.some(part)
  }
  const named: Value = { kind: 'reference', value: `projects/demo/databases/(default)/documents/${document.path}` }
  const found = filter.field[0] === '__name__' ? named : getField(document.fields, filter.field)
  if (found === undefined) return false
  const wanted = filter.value
  const listed = wanted.kind === 'array' ? wanted.values : []
  const elements = found.kind === 'array' ? found.values : []
  switch (filter.op) {
    case '==':
      return valuesEqual(found, wanted)
    case '!=':
      return !valuesEqual(found, wanted)
    case 'in':
      return found.kind !== 'null' && listed.some((item) => valuesEqual(found, item))
    case 'not-in':
      return !listed.some((item) => valuesEqual(found, item))
    case 'array-contains':
      return elements.some((item) => valuesEqual(item, wanted))
    case 'array-contains-any':
      return elements.some((item) => item.kind !== 'null' && listed.some((other) => valuesEqual(item, other)))
    default:
      return typeOrder(found) === typeOrder(wanted) && inOrder(compareValues(found, wanted), filter.op)
  }
}

function inOrder(order: number, op: FieldOperator): boolean {
  if (op === '<') return order < 0
  if (op === '<=') return order <= 0
  return op === '>' ? order > 0 : order >= 0
}

const others: Record<string, Record<string, Plain>> = { 'others/a': {}, 'others/1': {} }

describe('a proof', () => {
  test('allows only queries of which every possible document is allowed', () => {
    let allowed = 0
    fc.assert(
      fc.property(condition, filter, fc.array(things, { minLength: 40, maxLength: 40 }), (rule, filter, documents) => {
        const said = fieldFilters(filter).map(restate)
        const whole = rule.replace(/«(\d)»/g, (_, i) => said[Number(i) % said.length] ?? 'false')
        const rules = rulesOf(
          around(`function pass(x) { let y = x; return y; }\nmatch /things/{id} { allow read: if ${whole}; }`),
        )
        const access = accessTo(others)
        if (!tryList(rules, queryOn('things', { where: filter }), { access }).allowed) return
        allowed++
        for (const document of documents) {
          if (!matches(document, filter)) continue
          const decision = tryGet(rules, { path: document.path, resource: document, access })
          if (!decision.allowed)
            throw new Error(`${JSON.stringify([...document.fields], plain)} breaks it: ${decision.message}`)
        }
      }),
      { numRuns: 600 },
    )
    expect(allowed).toBeGreaterThan(60)
  })
})

const plain = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`
  return value instanceof Map ? [...value] : value
}
