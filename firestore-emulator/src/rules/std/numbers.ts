import { RulesError } from '../outcome.ts'
import { formatFloat } from '../value/display.ts'
import { LatLng, PathValue } from '../value/value.ts'
import { func, method } from './routine.ts'

// biome-ignore format: a table
export const numberFunctions = [
  func('math', 'abs',        ['int'],              'int',    (n) => (n < 0n ? -n : n)),
  func('math', 'abs',        ['float'],            'float',  (n) => Math.abs(n)),
  func('math', 'ceil',       ['number'],           'float',  (n) => Math.ceil(Number(n))),
  func('math', 'floor',      ['number'],           'float',  (n) => Math.floor(Number(n))),
  func('math', 'round',      ['number'],           'int',    (n) => toInt(n, Math.round)),
  func('math', 'sqrt',       ['number'],           'float',  (n) => Math.sqrt(Number(n))),
  func('math', 'pow',        ['number', 'number'], 'float',  (n, power) => Number(n) ** Number(power)),
  func('math', 'isNaN',      ['number'],           'bool',   (n) => Number.isNaN(n)),

  func('', 'int',    ['int'],    'int',    (n) => n),
  func('', 'int',    ['float'],  'int',    (n) => toInt(n, Math.trunc)),
  func('', 'int',    ['string'], 'int',    (s) => (/^[-+]?\d+$/.test(s) ? checked(BigInt(s)) : notANumber(s))),
  func('', 'float',  ['number'], 'float',  (n) => Number(n)),
  func('', 'float',  ['string'], 'float',  (s) => (/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(s) ? Number(s) : notANumber(s))),
  func('', 'string', ['null'],   'string', () => 'null'),
  func('', 'string', ['bool'],   'string', (b) => String(b)),
  func('', 'string', ['int'],    'string', (n) => String(n)),
  func('', 'string', ['float'],  'string', (n) => formatFloat(n)),
  func('', 'string', ['string'], 'string', (s) => s),
  func('', 'string', ['path'],   'string', (p) => `/${p.segments.join('/')}`),
  func('', 'path',   ['string'], 'path',   (s) => new PathValue(s.split('/').filter((segment) => segment !== ''))),

  func('latlng', 'value', ['number', 'number'], 'latlng', latlng),
]

// biome-ignore format: a table
export const latlngMethods = [
  method('latlng', 'latitude',  [],         'float', (p) => p.latitude),
  method('latlng', 'longitude', [],         'float', (p) => p.longitude),
  method('latlng', 'distance',  ['latlng'], 'float', (p, other) => distance(p, other)),
]

/** Ints are 64-bit; what doesn't fit is an error. */
export const checked = (n: bigint): bigint | RulesError =>
  n === BigInt.asIntN(64, n) ? n : new RulesError('Integer overflow.')

function toInt(n: bigint | number, rounded: (n: number) => number): bigint | RulesError {
  if (typeof n === 'bigint') return n
  return Number.isFinite(n) ? checked(BigInt(rounded(n))) : new RulesError(`Not an integer: ${n}.`)
}

const notANumber = (text: string): RulesError => new RulesError(`Not a number: ${text}.`)

function latlng(latitude: bigint | number, longitude: bigint | number): LatLng | RulesError {
  const inRange = Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180
  return inRange
    ? new LatLng(Number(latitude), Number(longitude))
    : new RulesError('Latitude or longitude out of range.')
}

const earthRadiusMetres = 6_371_010
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Along the surface of a sphere, in metres. */
function distance(a: LatLng, b: LatLng): number {
  const dLat = radians(b.latitude - a.latitude)
  const dLng = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng / 2) ** 2
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}
