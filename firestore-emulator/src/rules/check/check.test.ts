import { describe, expect, test } from 'vitest'
import { compileRules } from '../compile-rules.ts'
import { around } from '../testing/try-rules.ts'

const issuesOf = (source: string): string[] => {
  const compiled = compileRules(source)
  return compiled.ok ? [] : compiled.issues.map(({ line, column, message }) => `L${line}:${column} ${message}`)
}

const warningsOf = (source: string): string[] => {
  const compiled = compileRules(source)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.warnings.map(({ line, column, message }) => `L${line}:${column} ${message}`)
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** f0 calls f1 calls f2 …, `count` functions in all. */
const chain = (count: number): string =>
  numbers(count)
    .map((i) => `function f${i}() { return ${i + 1 === count ? 'true' : `f${i + 1}()`}; }`)
    .join('\n')

describe('a check', () => {
  test.each([
    ['a function that calls itself', 'function f() { return f(); }', 'L4:10 Recursive call is not allowed.'],
    [
      'a variable twice',
      'function f() { let a = 1; let a = 2; return a; }',
      'L4:31 The identifier [a] is already bound in the current scope.',
    ],
    [
      'a parameter twice',
      'function f(a, a) { return a; }',
      'L4:15 The identifier [a] is already bound in the current scope.',
    ],
    [
      'a function twice',
      'function f() { return 1; } function f() { return 2; }',
      'L4:37 Function f is already defined.',
    ],
    [
      'a package as a parameter',
      'function f(duration) { return 1; }',
      'L4:12 duration is a package and cannot be used as variable name.',
    ],
    [
      'eight parameters',
      `function f(${numbers(8).map((i) => `p${i}`)}) { return 1; }`,
      'L4:10 Function f takes more than 7 arguments.',
    ],
    [
      'eleven variables',
      `function f() { ${numbers(11)
        .map((i) => `let v${i} = 1;`)
        .join(' ')} return 1; }`,
      'L4:10 Function f has more than 10 variables.',
    ],
    [
      'two globs in a path',
      'match /{a=**}/{b=**} { allow get; }',
      'L4:14 Invalid glob match expression. Only one glob match is permitted in a match declaration path.',
    ],
    ['101 segments', `match ${'/a'.repeat(98)} { allow get; }`, 'L3:3 '],
    [
      '21 wildcards',
      `match ${numbers(20)
        .map((i) => `/{w${i}}`)
        .join('')} { allow get; }`,
      'L4:1 The path has more than 20 wildcards.',
    ],
  ])('refuses %s', (_, body, issue) => {
    const [first, ...others] = issuesOf(around(body))
    expect(others).toEqual([])
    if (issue === 'L3:3 ') expect(first).toBe('L4:1 The path has more than 100 segments.')
    else expect(first).toBe(issue)
  })

  test('refuses recursion through other functions', () => {
    expect(
      issuesOf(around('function a() { return b(); }\nfunction b() { return c(); }\nfunction c() { return a(); }')),
    ).toEqual([
      'L4:10 Recursive call is not allowed.',
      'L5:10 Recursive call is not allowed.',
      'L6:10 Recursive call is not allowed.',
    ])
  })

  test('refuses calls deeper than 20', () => {
    expect(issuesOf(around(chain(21)))).toEqual([])
    expect(issuesOf(around(chain(22)))).toEqual(['L4:10 Functions call each other deeper than 20.'])
  })

  test('refuses matches nested deeper than 10', () => {
    const captures = numbers(11).map((i) => `match /a/{b${i}} { `)
    const nested = (depth: number) => `${captures.slice(0, depth).join('')}allow get;${'}'.repeat(depth)}`
    expect(issuesOf(around(nested(10)))).toEqual([])
    expect(issuesOf(around(nested(11)))).toEqual(['L4:161 Match statements are nested deeper than 10.'])
  })

  // biome-ignore format: a table
  test.each([
    ['a service without a body',     "rules_version = '2';\nservice cloud.firestore {}", "L2:1 The 'service' body must contain at least one declaration."],
    ['a match without a body',       around('match /c/{d} {}'),                           "L4:1 The 'match' body must contain at least one declaration."],
    ['two services',                 around('match /c/{d} { allow get; }').repeat(2).replace(/}\nrules_version = '2';/, '}'), 'L7:1 Duplicate service name declaration.'],
    ['a wildcard twice in a path',   around('match /{a}/{a} { allow get; }'),             'L4:11 Variable a already exists in the PathTemplate.'],
    ['a type that there isn\'t',    around('match /c/{d} { allow get: if d is text; }'), "L4:30 An unsupported type identifier was used with the 'is' operator. Received text. Expected one of bool,bytes,constraint,duration,float,int,latlng,list,map,map_diff,number,path,set,string,timestamp."],
    ['null as a type',               around('match /c/{d} { allow get: if d is null; }'), 'Received null.'],
    ['a pattern that is none',       around("match /c/{d} { allow get: if d.matches('['); }"), 'L4:30 Invalid regular expression pattern. Pattern: [.'],
    ['an escape that means nothing', around("match /c/{d} { allow get: if d.matches('\\d'); }"), "L4:41 Invalid escape '\\d'. A backslash is written '\\\\'."],
  ])('refuses %s', (_, source, issue) => {
    expect(issuesOf(source)).toEqual([expect.stringContaining(issue)])
  })

  test('refuses a glob before the end in version 1 only', () => {
    const body = 'match /{a=**}/songs/{s} { allow get; }'
    expect(issuesOf(around(body, '2'))).toEqual([])
    expect(issuesOf(around(body, '1'))).toEqual([
      "L4:7 Invalid glob match expression. In rules_version '1' a glob match must be the last segment of a path.",
    ])
  })

  test('refuses more than 256 KB', () => {
    const padding = `//${'x'.repeat(1021)}\n`
    const rule = 'match /a/{b} { allow get; }'
    expect(issuesOf(around(padding.repeat(200) + rule))).toEqual([])
    expect(issuesOf(around(padding.repeat(256) + rule))).toEqual(['L1:1 The ruleset is larger than 256 KB.'])
  })

  test.each(['true && '.repeat(30_000), 'a.'.repeat(30_000), '!'.repeat(400), '['.repeat(400)])(
    'takes or refuses an endless expression, but never breaks on it',
    (endless) => {
      const compiled = compileRules(around(`match /a/{b} { allow get: if ${endless}b; }`))
      if (endless.startsWith('!')) expect(compiled.ok).toBe(true)
      else expect(compiled.ok).toBe(false)
    },
  )

  test('takes 900 conditions in a row', () => {
    expect(issuesOf(around(`match /a/{b} { allow get: if ${"b == 'x' || ".repeat(900)}true; }`))).toEqual([])
  })

  test('tells all complaints, in source order', () => {
    expect(issuesOf(around('function f() { return f(); }\nfunction g(math) { return 1; }'))).toHaveLength(2)
  })

  test('is quick with functions that all call each other downwards', () => {
    const all = numbers(19).map(
      (i) =>
        `function f${i}() { return ${numbers(19 - i)
          .map((j) => `f${i + j + 1}()`)
          .join(' && ')}; }`,
    )
    expect(issuesOf(around(`${all.join('\n')}\nfunction f19() { return true; }`))).toEqual([])
  })

  test('warns of what fails only when it is evaluated', () => {
    const body = `match /a/{b} {
      allow get: if missingName == 1 || nothing(1) || math.abs() == 1 || f() || 'a'.shout();
      function f(x) { return x; }
    }`
    expect(warningsOf(around(body))).toEqual([
      'L5:21 Invalid variable name: missingName.',
      'L5:41 Invalid function name: nothing.',
      'L5:55 Incorrect number of arguments supplied to function: math.abs.',
      'L5:74 Incorrect number of arguments supplied to function: f.',
      'L5:81 Invalid function name: shout.',
    ])
  })

  test('lets a parameter hide what is outside', () => {
    expect(issuesOf(around('function f(request) { let resource = request.auth; return resource != null; }'))).toEqual(
      [],
    )
  })
})
