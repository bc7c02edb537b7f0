/** The types that `is` knows. */
// biome-ignore format: a table
export const typeNames: readonly string[] = [
  'bool', 'bytes', 'constraint', 'duration', 'float', 'int', 'latlng', 'list', 'map', 'map_diff', 'number', 'path', 'set', 'string', 'timestamp',
]

const known: ReadonlySet<string> = new Set(typeNames)

export const isTypeName = (name: string): boolean => known.has(name)
