import { RulesError } from '../outcome.ts'
import { formatFloat } from '../value/display.ts'
import { contains, containsAll, distinct, sameValue } from '../value/equality.ts'
import { MapDiff, MapValue, PathValue, type RulesValue, SetValue, typeOf } from '../value/value.ts'
import { method } from './routine.ts'

// biome-ignore format: a table
export const collectionMethods = [
  method('list', 'size',          [],           'int',  (l) => BigInt(l.length)),
  method('list', 'hasAll',        ['elements'], 'bool', (l, other) => containsAll(l, itemsOf(other))),
  method('list', 'hasAny',        ['elements'], 'bool', (l, other) => itemsOf(other).some((item) => contains(l, item))),
  method('list', 'hasOnly',       ['elements'], 'bool', (l, other) => containsAll(itemsOf(other), l)),
  method('list', 'concat',        ['list'],     'list', (l, other) => [...l, ...other]),
  method('list', 'removeAll',     ['list'],     'list', (l, other) => l.filter((item) => !contains(other, item))),
  method('list', 'join',          ['string'],   'string', join),
  method('list', 'toSet',         [],           'set',  (l) => new SetValue(distinct(l))),

  method('set', 'size',           [],           'int',  (s) => BigInt(s.items.length)),
  method('set', 'hasAll',         ['elements'], 'bool', (s, other) => containsAll(s.items, itemsOf(other))),
  method('set', 'hasAny',         ['elements'], 'bool', (s, other) => itemsOf(other).some((item) => contains(s.items, item))),
  method('set', 'hasOnly',        ['elements'], 'bool', (s, other) => containsAll(itemsOf(other), s.items)),
  method('set', 'union',          ['set'],      'set',  (s, other) => new SetValue(distinct([...s.items, ...other.items]))),
  method('set', 'intersection',   ['set'],      'set',  (s, other) => new SetValue(s.items.filter((item) => contains(other.items, item)))),
  method('set', 'difference',     ['set'],      'set',  (s, other) => new SetValue(s.items.filter((item) => !contains(other.items, item)))),

  method('map', 'size',           [],                'int',      (m) => BigInt(m.size)),
  method('map', 'keys',           [],                'list',     (m) => m.keys()),
  method('map', 'values',         [],                'list',     (m) => m.entries().map(([, value]) => value)),
  method('map', 'get',            ['string', 'any'], 'any',      (m, key, otherwise) => orElse(m.get(key), otherwise)),
  method('map', 'get',            ['list', 'any'],   'any',      (m, keys, otherwise) => orElse(walk(m, keys), otherwise)),
  method('map', 'diff',           ['map'],           'map_diff', (m, before) => new MapDiff(m, before)),

  method('map_diff', 'addedKeys',     [], 'set', (d) => keySet(d, (before, after) => before === undefined && after !== undefined)),
  method('map_diff', 'removedKeys',   [], 'set', (d) => keySet(d, (before, after) => before !== undefined && after === undefined)),
  method('map_diff', 'changedKeys',   [], 'set', (d) => keySet(d, (before, after) => before !== undefined && after !== undefined && !sameValue(before, after))),
  method('map_diff', 'unchangedKeys', [], 'set', (d) => keySet(d, (before, after) => before !== undefined && after !== undefined && sameValue(before, after))),
  method('map_diff', 'affectedKeys',  [], 'set', (d) => keySet(d, (before, after) => before === undefined || after === undefined || !sameValue(before, after))),

  method('path', 'bind', ['map'], 'path', bind),
]

const itemsOf = (elements: readonly RulesValue[] | SetValue): readonly RulesValue[] =>
  elements instanceof SetValue ? elements.items : elements

/** Null is a value; only what is missing gives way. */
const orElse = (value: RulesValue | undefined, otherwise: RulesValue): RulesValue =>
  value === undefined ? otherwise : value

function join(list: readonly RulesValue[], separator: string): string | RulesError {
  const texts: string[] = []
  for (const item of list) {
    const text = textOf(item)
    if (text === undefined) return new RulesError(`A ${typeOf(item)} can't be joined with others to a string.`)
    texts.push(text)
  }
  return texts.join(separator)
}

/** As `string()` writes it. */
function textOf(value: RulesValue): string | undefined {
  if (typeof value === 'number') return formatFloat(value)
  const isPlain = value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint'
  return isPlain ? String(value) : undefined
}

/** The value at the end of these keys, or nothing where a step is missing or no map. */
function walk(map: MapValue, keys: readonly RulesValue[]): RulesValue | undefined {
  let value: RulesValue | undefined = map
  for (const key of keys) {
    if (!(value instanceof MapValue) || typeof key !== 'string') return undefined
    value = value.get(key)
  }
  return value
}

function keySet(
  diff: MapDiff,
  wanted: (before: RulesValue | undefined, after: RulesValue | undefined) => boolean,
): SetValue {
  const keys = new Set([...diff.before.keys(), ...diff.after.keys()])
  return new SetValue([...keys].filter((key) => wanted(diff.before.get(key), diff.after.get(key))))
}

const placeholder = /^\{(\w+)\}$/

/** Replaces the segments `{name}` by the map's values, all of which must have such a segment. */
function bind(path: PathValue, values: MapValue): PathValue | RulesError {
  const segments: string[] = []
  const bound = new Set<string>()
  for (const segment of path.segments) {
    const name = placeholder.exec(segment)?.[1]
    const value = name === undefined ? segment : values.get(name)
    if (typeof value !== 'string') return new RulesError(`No string to bind to ${segment}.`)
    if (name !== undefined) bound.add(name)
    segments.push(value)
  }
  const unbound = values.keys().find((name) => !bound.has(name))
  return unbound === undefined ? new PathValue(segments) : new RulesError(`The path has no segment {${unbound}}.`)
}
