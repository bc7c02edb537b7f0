import { describe, expect, test } from 'vitest'
import { compileRules } from '../compile-rules.ts'
import { around } from '../testing/try-rules.ts'
import type { Expr } from './ast.ts'
import { parseExpression } from './expression-parser.ts'
import { parseRules } from './parser.ts'
import { TokenStream } from './token-stream.ts'

const parse = (text: string): Expr => parseExpression(new TokenStream(text))

/** An expression with all its parentheses. */
function shape(expr: Expr): string {
  switch (expr.kind) {
    case 'literal':
      return typeof expr.value === 'string' ? `'${expr.value}'` : String(expr.value)
    case 'name':
      return expr.name
    case 'member':
      return `${shape(expr.object)}.${expr.name}`
    case 'index':
      return `${shape(expr.object)}[${shape(expr.index)}]`
    case 'slice':
      return `${shape(expr.object)}[${shape(expr.from)}:${shape(expr.to)}]`
    case 'call':
      return `${expr.name}(${expr.args.map(shape).join(', ')})`
    case 'method':
      return `${shape(expr.object)}.${expr.name}(${expr.args.map(shape).join(', ')})`
    case 'not':
      return `(!${shape(expr.operand)})`
    case 'negate':
      return `(-${shape(expr.operand)})`
    case 'binary':
    case 'logic':
      return `(${shape(expr.left)} ${expr.op} ${shape(expr.right)})`
    case 'choice':
      return `(${shape(expr.condition)} ? ${shape(expr.yes)} : ${shape(expr.no)})`
    case 'in':
      return `(${shape(expr.left)} in ${shape(expr.right)})`
    case 'is':
      return `(${shape(expr.operand)} is ${expr.type})`
    case 'list':
      return `[${expr.items.map(shape).join(', ')}]`
    case 'map':
      return `{${expr.entries.map(({ key, value }) => `${shape(key)}: ${shape(value)}`).join(', ')}}`
    case 'path':
      return expr.segments
        .map((parts) => `/${parts.map((part) => (typeof part === 'string' ? part : `$(${shape(part)})`)).join('')}`)
        .join('')
  }
}

describe('an expression', () => {
  test.each([
    ['a || b && c', '(a || (b && c))'],
    ['a && b || c', '((a && b) || c)'],
    ['!a in b', '((!a) in b)'],
    ['a in b == c', '((a in b) == c)'],
    ['a is string == true', '((a is string) == true)'],
    ['a + b * c - d', '((a + (b * c)) - d)'],
    ['a - b - c', '((a - b) - c)'],
    ['a < b + 1', '(a < (b + 1))'],
    ['a == b && c != d', '((a == b) && (c != d))'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['!a.b', '(!a.b)'],
    ['-a.b', '(-a.b)'],
    ['--1', '1'],
    ['- 1', '(-1)'],
    ['-1', '-1'],
    ['a.b.c(d)[0].e', 'a.b.c(d)[0].e'],
    ['a[1:2]', 'a[1:2]'],
    ['(a || b) && c', '((a || b) && c)'],
    ['a / b', '(a / b)'],
    ["{'k': [1, 2,], 'l': {},}", "{'k': [1, 2], 'l': {}}"],
    ['f(a, b,)', 'f(a, b)'],
    ['a.in.match.is', 'a.in.match.is'],
    ['resource.data.keys().hasAll([])', 'resource.data.keys().hasAll([])'],
  ])('%s reads as %s', (text, expected) => {
    expect(shape(parse(text))).toBe(expected)
  })

  test.each([
    [
      '/databases/$(database)/documents/users/$(request.auth.uid)',
      '/databases/$(database)/documents/users/$(request.auth.uid)',
    ],
    ['/databases/(default)/documents/a-b_c.d/1~x', '/databases/(default)/documents/a-b_c.d/1~x'],
    ['get(/a/$(b)).data', 'get(/a/$(b)).data'],
    ['/a/\n    b // there\n    /c', '/a/b/c'],
    ['x == /a/b && y', '((x == /a/b) && y)'],
    ['/a/$(f(b, c))-d', '/a/$(f(b, c))-d'],
  ])('path %s reads as %s', (text, expected) => {
    expect(shape(parse(text))).toBe(expected)
  })

  test.each([
    [String.raw`'it\'s'`, "it's"],
    [String.raw`"a\\b\n"`, 'a\\b\n'],
    [String.raw`'A\x41'`, 'AA'],
    [String.raw`'^\\d+\\.$'`, String.raw`^\d+\.$`],
    ["'http://x /* no comment */'", 'http://x /* no comment */'],
    ["'日本語 🛵'", '日本語 🛵'],
  ])('string %s holds %s', (text, value) => {
    expect(parse(text)).toMatchObject({ kind: 'literal', value })
  })

  test('tells ints from floats, to the last digit', () => {
    expect(parse('9007199254740993')).toMatchObject({ value: 9007199254740993n })
    expect(parse('1.5')).toMatchObject({ value: 1.5 })
    expect(parse('1e3')).toMatchObject({ value: 1000 })
  })
})

describe('a ruleset', () => {
  test('needs no semicolons and no particular layout', () => {
    const file = parseRules(`rules_version = '2'
      /* block
         comment */
      service cloud.firestore { match /databases/{database}/documents {
        function isOwner(id) { let me = request.auth.uid return me == id }
        match /users/{id} {
          allow read,write: if
            isOwner(id)
          allow get   // anyone
          allow list: if(request.query.limit<=10) }
        match /{path=**} { function unused() { return true; } }
      } }`)
    const [users, rest] = file.services[0]?.matches[0]?.matches ?? []
    expect(users?.allows.map(({ methods }) => methods)).toEqual([
      ['get', 'list', 'create', 'update', 'delete'],
      ['get'],
      ['list'],
    ])
    expect(rest?.pattern).toMatchObject([{ kind: 'glob', name: 'path' }])
    expect(file.version).toBe('2')
  })

  test('without a version is version 1', () => {
    expect(parseRules('service cloud.firestore {}').version).toBe('1')
  })

  test.each([
    ["rules_version = '3';", 'L1:17', "Invalid rules_version '3': expected '1' or '2'."],
    ['', 'L1:1', "Missing 'service cloud.firestore'."],
    ['service firebase.storage {}', 'L1:9', "Unknown service 'firebase.storage': expected cloud.firestore."],
    ["service cloud.firestore {}\nrules_version = '2';", 'L2:1', "'rules_version' must be the first statement."],
    [around('match /a/{b} {\n allow read: true;\n}'), 'L5:14', "Missing 'if' before conditional expression."],
    [around('match /a/{b} {\n allow read: if ;\n}'), 'L5:17', "Missing conditional expression after 'if'."],
    [around('/a/{b} {}'), 'L4:1', "Missing 'match' keyword before path."],
    [around('match /a/{b} { allow peek: if true; }'), 'L4:22', "Unexpected 'peek'."],
    [around('match /a/{b} { allow read: if a &&; }'), 'L4:35', "Unexpected ';'."],
    [around("match /a/{b} { allow read: if 'x; }"), 'L4:31', 'Unterminated string literal.'],
    [around('match /a/{b { }'), 'L4:13', "Unexpected '{'."],
    [around('function f() { }'), 'L4:16', "Unexpected '}'. Expected 'let' or 'return'."],
    [around('/* never closed'), 'L4:1', 'Unterminated comment.'],
    ['service cloud.firestore {\n  match /a/{b} {\n', 'L3:1', "Unexpected '<EOF>'."],
  ])('%j fails at %s', (source, place, message) => {
    const compiled = compileRules(source)
    const [issue] = compiled.ok ? [] : compiled.issues
    expect(`L${issue?.line}:${issue?.column}`).toBe(place)
    expect(issue?.message).toContain(message)
  })

  test('counts columns in characters', () => {
    const compiled = compileRules(around("match /a/{b} { allow read: if '🛵🛵' == oops(; }"))
    expect(compiled).toMatchObject({ ok: false, issues: [{ line: 4, column: 44 }] })
  })

  test('that is nested absurdly deep is refused, not a crash', () => {
    const deep = `${'('.repeat(20_000)}true${')'.repeat(20_000)}`
    expect(compileRules(around(`match /a/{b} { allow read: if ${deep}; }`))).toMatchObject({ ok: false })
  })
})
