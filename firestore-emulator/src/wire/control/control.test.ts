import { afterEach, describe, expect, test } from 'vitest'
import type { Serving } from '../serve.ts'
import { serveFake, urlOf } from '../testing/fake-service.ts'

let serving: Serving | undefined
afterEach(async () => serving?.close())

/** Serves a control service that notes what it is told; `setRules` answers with one issue when the source says so. */
async function control() {
  const told: unknown[] = []
  serving = await serveFake(
    {},
    {
      clearDocuments: async (id) => {
        told.push(['clear', id])
      },
      setRules: (project, source) => {
        told.push(['rules', project, source])
        return source === 'bad' ? [{ line: 3, column: 7, message: 'Unexpected "x".' }] : []
      },
      setIndexes: (project, json) => told.push(['indexes', project, json]),
      setTrigger: (registration) => told.push(['trigger', registration]),
      removeTrigger: (project, id) => told.push(['untrigger', project, id]),
      ruleCoverage: () => ({
        rules: { files: [{ name: 'firestore.rules', content: 'allow read: if a < b;' }] },
        report: [
          {
            sourcePosition: { line: 1, column: 16, currentOffset: 15, endOffset: 19 },
            values: [{ value: { boolValue: true }, count: 2 }],
          },
        ],
      }),
    },
  )
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${serving ? urlOf(serving) : ''}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return [response.status, await response.json()]
  }
  return { told, ask }
}

const project = '/emulator/v1/projects/demo-shop'

describe('the control endpoints', () => {
  test('clear a database', async () => {
    const { told, ask } = await control()
    expect(await ask('DELETE', `${project}/databases/(default)/documents`)).toEqual([200, {}])
    expect(told).toEqual([['clear', { project: 'demo-shop', database: '(default)' }]])
  })

  test('load rules', async () => {
    const { told, ask } = await control()
    expect(await ask('PUT', `${project}:securityRules`, { rules: { files: [{ content: 'good' }] } })).toEqual([200, {}])
    expect(told).toEqual([['rules', 'demo-shop', 'good']])
  })

  test('refuse rules that do not compile, saying where', async () => {
    const { ask } = await control()
    const issues = [
      { sourcePosition: { fileName: 'f', line: 3, column: 7 }, description: 'Unexpected "x".', severity: 'ERROR' },
    ]
    const rules = { files: [{ name: 'f', content: 'bad' }] }
    const error = { code: 400, message: 'Error compiling rules:\nL3:7 Unexpected "x".', status: 'INVALID_ARGUMENT' }
    expect(await ask('PUT', `${project}:securityRules`, { rules })).toEqual([400, { error, issues }])
    expect(await ask('PUT', `${project}:securityRules`, { rules, ignore_errors: true })).toEqual([200, { issues }])
  })

  test('register functions of both generations, and forget them', async () => {
    const { told, ask } = await control()
    const resource = 'projects/demo-shop/databases/(default)/documents/orders/{id}'
    const eventTrigger = { eventType: 'providers/cloud.firestore/eventTypes/document.create', resource, service: 's' }
    await ask('PUT', `${project}/triggers/us-central1-first-0`, { eventTrigger })
    await ask('POST', `${project}/eventarcTrigger?eventarcTriggerId=second-0`, {
      eventType: 'google.cloud.firestore.document.v1.written.withAuthContext',
      database: '(default)',
      namespace: '(default)',
      document: { value: 'orders/{id}', matchType: 'PATH_PATTERN' },
    })
    await ask('DELETE', `${project}/triggers/second-0`)
    const common = { project: 'demo-shop', database: '(default)', pattern: 'orders/{id}' }
    expect(told).toEqual([
      ['trigger', { ...common, id: 'us-central1-first-0', event: 'created', withAuthContext: false, form: 'v1' }],
      ['trigger', { ...common, id: 'second-0', event: 'written', withAuthContext: true, form: 'v2' }],
      ['untrigger', 'demo-shop', 'second-0'],
    ])
  })

  test.each([
    ['PUT', `${project}:securityRules`, { rules: 'x' }, 400],
    ['PUT', `${project}/triggers/f`, { eventTrigger: { eventType: 'x', resource: 'y' } }, 400],
    ['POST', `${project}/eventarcTrigger`, {}, 400],
    ['POST', `${project}:export`, {}, 400],
    ['POST', `${project}:import`, {}, 400],
    ['POST', `${project}:import`, { export_directory: '/nowhere' }, 400],
    ['POST', `${project}:export`, { export_directory: '/nowhere', database: 'projects/other/databases/d' }, 400],
    ['PUT', `${project}:nonsense`, {}, 404],
  ])('answer %s %s with %j by %i', async (method, path, body, status) => {
    const { told, ask } = await control()
    const [answered] = await ask(method, path, body)
    expect([answered, told]).toEqual([status, []])
  })

  test('tell rule coverage as JSON and as a page', async () => {
    const { ask } = await control()
    expect(await ask('GET', `${project}:ruleCoverage`)).toMatchObject([
      200,
      { report: [{ sourcePosition: { line: 1 } }] },
    ])
    const page = await (await fetch(`${serving ? urlOf(serving) : ''}${project}:ruleCoverage.html`)).text()
    expect(page).toContain('allow read: if <span class="true" title="true: 2×">a &lt; b</span>;')
  })

  test('answer Ok at the root', async () => {
    await control()
    const response = await fetch(serving ? urlOf(serving) : '')
    expect([response.status, (await response.text()).trim()]).toEqual([200, 'Ok'])
  })
})
