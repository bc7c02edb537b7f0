import { describe, expect, test } from 'vitest'
import { parseArguments, usage } from './arguments.ts'
import { StartError } from './options.ts'

const parse = (line: string) => parseArguments(line === '' ? [] : line.split(' '))
const off = { allowRemote: false, laxIndexes: false, logRequests: false }

describe('a command line', () => {
  test.each([
    ['', { port: 8080 }],
    ['--port 0 --data here', { port: 0, dataDir: 'here' }],
    ['--memory --rules a --indexes b', { port: 8080, rulesFile: 'a', indexesFile: 'b' }],
    [
      '--host 0.0.0.0 --allow-remote --lax-indexes --log-requests',
      { port: 8080, host: '0.0.0.0', allowRemote: true, laxIndexes: true, logRequests: true },
    ],
    ['--functions 127.0.0.1:5001', { port: 8080, functionsEmulator: '127.0.0.1:5001' }],
    ['--import a --export-on-exit b', { port: 8080, importFrom: 'a', exportOnExit: 'b' }],
    ['--import a --export-on-exit', { port: 8080, importFrom: 'a', exportOnExit: 'a' }],
    [
      '--export-on-exit --import a --project demo',
      { port: 8080, importFrom: 'a', exportOnExit: 'a', importAs: 'demo' },
    ],
    ['--import=a --export-on-exit=b', { port: 8080, importFrom: 'a', exportOnExit: 'b' }],
  ])('"%s" serves so', (line, options) => {
    expect(parse(line)).toEqual({ kind: 'serve', options: { ...off, ...options } })
  })

  test.each([
    ['--prot 3', "Unknown option '--prot'. --help says what there is."],
    ['--port', "Option '--port <value>' argument missing. --help says what there is."],
    ['--port 80a', '"80a" is not a port number.'],
    ['--port 70000', '"70000" is not a port number.'],
    ['serve', "Unexpected argument 'serve'. --help says what there is."],
    ['--data a --memory', 'Choose one of --data and --memory, not both.'],
    ['--functions here', '"here" is not where a functions emulator can be: --functions wants HOST:PORT.'],
    ['--project demo', '--project says where --import goes, which is missing.'],
    ['--export-on-exit', 'Say where to: --export-on-exit DIR, or --import DIR as well.'],
    ['verify', 'Say which folder to verify: verify --data DIR'],
    ['verify --data a --port 3', 'verify takes --data alone, not --port.'],
  ])('"%s" is refused in a sentence', (line, sentence) => {
    expect(() => parse(line)).toThrow(new StartError(sentence))
  })

  test('asks for help anywhere, and that names every option', () => {
    expect(parse('--port 3 --help')).toEqual({ kind: 'help' })
    for (const flag of ['--port PORT', '--import DIR', '--export-on-exit [DIR]', '--log-requests'])
      expect(usage).toContain(flag)
  })

  test('verifies a folder', () => {
    expect(parse('verify --data a')).toEqual({ kind: 'verify', data: 'a' })
  })
})
