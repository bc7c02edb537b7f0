import type { IForbiddenRuleType } from 'dependency-cruiser'

/** The workspaces, each a room of the house. */
export const rooms = ['domain', 'functions', 'web', 'firestore-emulator', 'local', 'e2e', 'bench'] as const
type Room = (typeof rooms)[number]

// biome-ignore format: a table
const mayKnow: Record<Room, readonly Room[]> = {
  'domain':             [],
  'functions':          ['domain'],
  'web':                ['domain'],
  'firestore-emulator': [],
  'local':              ['domain', 'firestore-emulator'],
  'e2e':                ['domain', 'functions', 'firestore-emulator', 'local'],
  'bench':              ['domain', 'firestore-emulator', 'local', 'e2e'],
}

type Floor = 'util' | 'model' | 'encoding' | 'storage' | 'query' | 'rules' | 'triggers' | 'watch' | 'service' | 'wire'

/** The embedded Firestore's floors. `wire` reaches what is stored only through `service`. */
// biome-ignore format: a table
const standsOn: Record<Floor, readonly Floor[]> = {
  util:     [],
  model:    ['util'],
  encoding: ['util', 'model'],
  storage:  ['util', 'model', 'encoding'],
  query:    ['util', 'model', 'encoding', 'storage'],
  rules:    ['util', 'model'],
  triggers: ['util', 'model', 'encoding', 'storage'],
  watch:    ['util', 'model', 'encoding', 'storage', 'query'],
  service:  ['util', 'model', 'encoding', 'storage', 'query', 'rules', 'triggers', 'watch'],
  wire:     ['util', 'model', 'rules', 'triggers', 'service'],
}

/** Where the browser's Firebase SDKs are used: all of them are loaded after the first paint, by `load.ts` and `session.ts`. */
const sdk = '^web/src/firebase/(accounts|calling|client|database|listen|messaging|read)\\.ts$'

const roles = ['customer', 'partner', 'admin'] as const
const floors = 'firestore-emulator/src'
const tests = '\\.(test|bench)\\.tsx?$'

/** What dependency-cruiser forbids: the two tables above, what `domain` may use, and knots. */
export const rules: IForbiddenRuleType[] = [
  ...rooms.map((room) => ({
    name: `${room} knows only ${mayKnow[room].join(', ') || 'itself'}`,
    severity: 'error' as const,
    from: { path: `^${room}/` },
    to: { path: `^(${rooms.filter((other) => other !== room && !mayKnow[room].includes(other)).join('|')})/` },
  })),
  ...Object.entries(standsOn).map(([floor, below]) => ({
    name: `the emulator's ${floor} stands on ${below.join(', ') || 'nothing'}`,
    severity: 'error' as const,
    from: { path: `^${floors}/${floor}/`, pathNot: tests },
    to: { path: `^${floors}/`, pathNot: `^${floors}/(${[floor, ...below].join('|')})/` },
  })),
  ...roles.map((role) => ({
    name: `the ${role} screens know no other role's`,
    severity: 'error' as const,
    from: { path: `^web/src/${role}/` },
    to: { path: `^web/src/(${roles.filter((other) => other !== role).join('|')})/` },
  })),
  {
    name: 'domain is pure: zod and nothing else',
    severity: 'error',
    from: { path: '^domain/src/', pathNot: tests },
    to: { pathNot: '^domain/src/|node_modules/zod/' },
  },
  {
    name: 'web and functions never learn which Firestore they talk to',
    severity: 'error',
    from: { path: '^(web|functions)/src/' },
    to: { path: 'firestore-emulator|node_modules/firebase-tools/' },
  },
  {
    name: 'Firebase is spoken with in one folder',
    severity: 'error',
    from: { path: '^web/src/', pathNot: [sdk, tests] },
    to: { path: 'node_modules/(@?firebase)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no page waits for Firebase to be painted',
    severity: 'error',
    from: { path: '^web/src/', pathNot: [sdk, tests] },
    to: { path: sdk, dependencyTypesNot: ['dynamic-import', 'type-import', 'type-only'] },
  },
  {
    name: 'the browser has no server SDK',
    severity: 'error',
    from: { path: '^web/src/' },
    to: { path: 'node_modules/(firebase-admin|firebase-functions)/' },
  },
  {
    // Within one folder modules may call each other in a round, as a recursive compiler does.
    name: 'no knots between folders',
    severity: 'error',
    from: { path: '^(.+)/[^/]+$' },
    to: {
      circular: true,
      via: { pathNot: '^$1/[^/]+$' },
      viaOnly: { dependencyTypesNot: ['type-only'] },
    },
  },
  { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
]
