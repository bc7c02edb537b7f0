import {
  type AllowDeclaration,
  type Binding,
  type Block,
  type FunctionDeclaration,
  type MatchDeclaration,
  type Method,
  methods,
  type RulesFile,
} from './ast.ts'
import { parseExpression } from './expression-parser.ts'
import { readPattern } from './path-reader.ts'
import { TokenStream } from './token-stream.ts'

/** Reads a ruleset. Throws a SyntaxIssue at the first thing that doesn't parse. */
export function parseRules(text: string): RulesFile {
  const tokens = new TokenStream(text)
  const version = parseVersion(tokens)
  const functions: FunctionDeclaration[] = []
  const services: Block[] = []
  while (tokens.token.kind !== 'end') {
    if (tokens.at('function')) functions.push(parseFunction(tokens))
    else if (tokens.at('service')) services.push(parseService(tokens))
    else if (tokens.at('rules_version')) tokens.reject("'rules_version' must be the first statement.", tokens.token)
    else tokens.fail("Expected 'service' or 'function'.")
  }
  const span = { start: 0, end: text.length }
  if (services.length === 0) tokens.reject("Missing 'service cloud.firestore'.", { start: 0, end: 1 })
  return { version, functions, services, matches: [], span }
}

function parseVersion(tokens: TokenStream): '1' | '2' {
  if (!tokens.takeIf('rules_version')) return '1'
  tokens.expect('=')
  const { kind, text } = tokens.token
  if (kind !== 'string') return tokens.fail("Expected '1' or '2' in quotes.")
  if (text !== '1' && text !== '2')
    return tokens.reject(`Invalid rules_version '${text}': expected '1' or '2'.`, tokens.token)
  tokens.take()
  tokens.takeIf(';')
  return text
}

function parseService(tokens: TokenStream): Block {
  const { start } = tokens.expect('service')
  const name = tokens.token
  const words = [tokens.expectName('the name of a service').text]
  while (tokens.takeIf('.')) words.push(tokens.expectName('the name of a service').text)
  const service = words.join('.')
  if (service !== 'cloud.firestore') tokens.reject(`Unknown service '${service}': expected cloud.firestore.`, name)
  tokens.expect('{')
  const functions: FunctionDeclaration[] = []
  const matches: MatchDeclaration[] = []
  while (!tokens.takeIf('}')) {
    if (tokens.at('function')) functions.push(parseFunction(tokens))
    else if (tokens.at('match')) matches.push(parseMatch(tokens))
    else if (tokens.at('/')) tokens.reject("Missing 'match' keyword before path.", tokens.token)
    else tokens.fail("Expected 'match', 'function' or '}'.")
  }
  return { functions, matches, span: { start, end: tokens.lastEnd } }
}

function parseMatch(tokens: TokenStream): MatchDeclaration {
  const { start } = tokens.expect('match')
  if (!tokens.at('/')) tokens.fail("Expected a path that starts with '/'.")
  const pattern = readPattern(tokens)
  tokens.expect('{')
  const functions: FunctionDeclaration[] = []
  const matches: MatchDeclaration[] = []
  const allows: AllowDeclaration[] = []
  while (!tokens.takeIf('}')) {
    if (tokens.at('allow')) allows.push(parseAllow(tokens))
    else if (tokens.at('match')) matches.push(parseMatch(tokens))
    else if (tokens.at('function')) functions.push(parseFunction(tokens))
    else if (tokens.at('/')) tokens.reject("Missing 'match' keyword before path.", tokens.token)
    else tokens.fail("Expected 'allow', 'match', 'function' or '}'.")
  }
  return { pattern, functions, matches, allows, span: { start, end: tokens.lastEnd } }
}

const methodsOf: ReadonlyMap<string, readonly Method[]> = new Map<string, readonly Method[]>([
  ...methods.map((method): [string, Method[]] => [method, [method]]),
  ['read', ['get', 'list']],
  ['write', ['create', 'update', 'delete']],
])

function parseAllow(tokens: TokenStream): AllowDeclaration {
  const { start } = tokens.expect('allow')
  const allowed = new Set<Method>()
  do {
    const word = tokens.token
    const named = methodsOf.get(word.kind === 'name' ? word.text : '')
    if (named === undefined) return tokens.fail(`Expected one of ${[...methodsOf.keys()].join(', ')}.`)
    tokens.take()
    for (const method of named) allowed.add(method)
  } while (tokens.takeIf(','))
  const condition = tokens.takeIf(':') ? parseCondition(tokens) : undefined
  tokens.takeIf(';')
  const allow = { methods: [...allowed], span: { start, end: tokens.lastEnd } }
  return condition === undefined ? allow : { ...allow, condition }
}

function parseCondition(tokens: TokenStream) {
  if (!tokens.takeIf('if')) tokens.reject("Missing 'if' before conditional expression.", tokens.token)
  if (tokens.at(';') || tokens.at('}')) tokens.reject("Missing conditional expression after 'if'.", tokens.token)
  return parseExpression(tokens)
}

function parseFunction(tokens: TokenStream): FunctionDeclaration {
  tokens.expect('function')
  const name = tokens.expectName('the name of a function')
  tokens.expect('(')
  const params: Binding[] = []
  while (!tokens.takeIf(')')) {
    params.push(parseBinding(tokens, 'the name of a parameter'))
    if (!tokens.at(')')) tokens.expect(',')
  }
  tokens.expect('{')
  const lets: FunctionDeclaration['lets'][number][] = []
  while (tokens.takeIf('let')) {
    const binding = parseBinding(tokens, 'the name of a variable')
    tokens.expect('=')
    lets.push({ ...binding, value: parseExpression(tokens) })
    tokens.takeIf(';')
  }
  if (!tokens.at('return')) tokens.fail("Expected 'let' or 'return'.")
  tokens.take()
  const result = parseExpression(tokens)
  tokens.takeIf(';')
  tokens.expect('}')
  return { name: name.text, nameSpan: { start: name.start, end: name.end }, params, lets, result }
}

function parseBinding(tokens: TokenStream, what: string): Binding {
  const { text, start, end } = tokens.expectName(what)
  return { name: text, span: { start, end } }
}
