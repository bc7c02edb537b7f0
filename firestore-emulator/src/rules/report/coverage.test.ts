import { describe, expect, test } from 'vitest'
import { documentAt } from '../testing/documents.ts'
import { around, rulesOf, tryGet } from '../testing/try-rules.ts'
import { renderCoverage } from './coverage-html.ts'

const thing = documentAt('things/t1', { open: true })

const position = (line: number, column: number, currentOffset: number, length: number) => ({
  line,
  column,
  currentOffset,
  endOffset: currentOffset + length - 1,
})

describe('coverage', () => {
  test('of rules without expressions has no report', () => {
    const source = around('match /things/{id} { allow get: if true; }')
    expect(rulesOf(source).coverage()).toEqual({ rules: { files: [{ name: 'firestore.rules', content: source }] } })
  })

  test('shows every expression before anything was evaluated', () => {
    const source = 'service cloud.firestore { match /a/{b} { allow get: if resource.data.open == true; } }'
    const offset = source.indexOf('resource')
    expect(rulesOf(source).coverage().report).toEqual([
      {
        sourcePosition: position(1, offset + 1, offset, 'resource.data.open == true'.length),
        children: [
          {
            sourcePosition: position(1, offset + 1, offset, 'resource.data.open'.length),
            children: [
              {
                sourcePosition: position(1, offset + 1, offset, 'resource.data'.length),
                children: [{ sourcePosition: position(1, offset + 1, offset, 'resource'.length) }],
              },
            ],
          },
        ],
      },
    ])
  })

  test('counts values and errors, and leaves out what was skipped', () => {
    const rules = rulesOf(around('match /things/{id} { allow get: if resource.data.open && id.size() == 2; }'))
    tryGet(rules, { resource: thing })
    tryGet(rules, { resource: thing })
    tryGet(rules, { resource: documentAt('things/t1', { open: false }) })
    tryGet(rules, { resource: documentAt('things/t1', {}) })
    const [root] = rules.coverage().report ?? []
    expect(root?.values).toEqual([
      { value: { boolValue: true }, count: 2 },
      { value: { boolValue: false }, count: 1 },
      { value: { undefined: { causeMessage: 'Property open is undefined on object.' } }, count: 1 },
    ])
    expect(root?.children?.map(({ values }) => values?.map(({ count }) => count))).toEqual([[2, 1, 1], [3]])
    expect(root?.children?.[1]?.children?.[0]?.values).toEqual([{ value: { intValue: '2' }, count: 3 }])
  })

  test('counts the bodies of functions and their variables', () => {
    const rules = rulesOf(
      around(
        'function f(x) { let y = x.size(); return y == 5; }\nmatch /things/{id} { allow get: if f(request.auth.uid); }',
      ),
    )
    tryGet(rules)
    const counts = rules.coverage().report?.map(({ values }) => values)
    expect(counts).toEqual([
      [{ value: { intValue: '5' }, count: 1 }],
      [{ value: { boolValue: true }, count: 1 }],
      [{ value: { boolValue: true }, count: 1 }],
    ])
  })

  test('isn’t counted again when a denial is explained', () => {
    const rules = rulesOf(around('match /things/{id} { allow get: if id == "x"; }'))
    expect(tryGet(rules).allowed).toBe(false)
    expect(rules.coverage().report?.[0]?.values).toEqual([{ value: { boolValue: false }, count: 1 }])
  })

  test('writes values by type', () => {
    const conditions = [
      'null == resource',
      '[1, 1.5].size() == 0',
      "{'a': true} == {}",
      '[1].toSet() == 1',
      "'é'.toUtf8() == 1",
      "duration.value(1500, 'ms') == 1",
      'timestamp.date(2020, 1, 2) == 1',
      '/a/b == 1',
      'latlng.value(1, 2) == 1',
    ]
    const rules = rulesOf(around(`match /things/{id} { ${conditions.map((c) => `allow get: if ${c};`).join(' ')} }`))
    tryGet(rules, { resource: thing })
    const first = rules.coverage().report?.map(({ children }) => children?.[0]?.values?.[0]?.value)
    expect(first?.slice(1)).toEqual([
      { intValue: '2' },
      { mapValue: { fields: { a: { boolValue: true } } } },
      { setValue: { values: [{ intValue: '1' }] } },
      { bytesValue: 'w6k=' },
      { durationValue: '1.5s' },
      { timestampValue: '2020-01-02T00:00:00Z' },
      { pathValue: { segments: [{ simple: 'a' }, { simple: 'b' }] } },
      { latlngValue: { latitude: 1, longitude: 2 } },
    ])
  })

  test('keeps only some of many values', () => {
    const rules = rulesOf(around('match /things/{id} { allow get: if id == ""; }'))
    for (let i = 0; i < 100; i++) tryGet(rules, { path: `things/${i}` })
    const values = rules.coverage().report?.[0]?.children?.[0]?.values ?? []
    expect(values.length).toBeLessThan(20)
    expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(100)
  })

  test('counts offsets in characters, not in UTF-16 units', () => {
    const rules = rulesOf("service cloud.firestore { /* 🛵🛵 */ match /a/{b} { allow get: if b == 'x'; } }")
    const [root] = rules.coverage().report ?? []
    expect(root?.sourcePosition).toEqual(position(1, 65, 64, 8))
  })
})

describe('the page of a coverage report', () => {
  test('marks expressions inside expressions, and escapes the source', () => {
    const rules = rulesOf(around('match /things/{id} { allow get: if id == "<b>" && 1 < id.size(); }'))
    tryGet(rules)
    const page = renderCoverage(rules.coverage())
    expect(page).toContain(
      '<span class="false" title="false: 1×"><span class="false" title="false: 1×"><span class="mixed" title="&quot;t1&quot;: 1×">id</span> == &quot;&lt;b&gt;&quot;</span> &amp;&amp; ',
    )
    expect(page).toContain('<span class="never" title="Expression never evaluated">')
  })

  test('shows the whole source and nothing twice', () => {
    const source = around(
      'function f() { return 1 == 2; }\nmatch /things/{id} { allow get: if !f() || [id, "🛵"].size() == 2; }',
    )
    const page = renderCoverage(rulesOf(source).coverage())
    const text = /<pre>([\s\S]*)<\/pre>/
      .exec(page)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
    expect(text).toBe(source)
  })
})
