import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HpackDecoder } from './decoder.ts'
import { encodeHeaders } from './encoder.ts'
import { decodeHuffman } from './huffman.ts'
import { endOfString, huffmanCodes } from './huffman-code.ts'
import type { Header } from './static-table.ts'

const bytes = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex')

function decoded(decoder: HpackDecoder, block: Buffer): readonly Header[] {
  const headers: Header[] = []
  decoder.decode(block, (name, value) => headers.push([name, value]))
  return headers
}

const request = (...more: readonly Header[]): readonly Header[] => [[':method', 'GET'], ...more]
const example = 'www.example.com'
const requests = [
  request([':scheme', 'http'], [':path', '/'], [':authority', example]),
  request([':scheme', 'http'], [':path', '/'], [':authority', example], ['cache-control', 'no-cache']),
  request([':scheme', 'https'], [':path', '/index.html'], [':authority', example], ['custom-key', 'custom-value']),
]
const response = (status: string, date: string, ...more: readonly Header[]): readonly Header[] => [
  [':status', status],
  ['cache-control', 'private'],
  ['date', `Mon, 21 Oct 2013 ${date} GMT`],
  ['location', 'https://www.example.com'],
  ...more,
]
const cookie = 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1'
const responses = [
  response('302', '20:13:21'),
  response('307', '20:13:21'),
  response('200', '20:13:22', ['content-encoding', 'gzip'], ['set-cookie', cookie]),
]
const sorted = (headers: readonly Header[]) => headers.map(String).sort()

describe('the examples of RFC 7541, appendix C', () => {
  test.each<[string, string, Header, readonly Header[]]>([
    [
      'C.2.1',
      '400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572',
      ['custom-key', 'custom-header'],
      [['custom-key', 'custom-header']],
    ],
    ['C.2.2', '040c 2f73 616d 706c 652f 7061 7468', [':path', '/sample/path'], []],
    ['C.2.3', '1008 7061 7373 776f 7264 0673 6563 7265 74', ['password', 'secret'], []],
    ['C.2.4', '82', [':method', 'GET'], []],
  ])('%s: one header', (_name, block, header, table) => {
    const decoder = new HpackDecoder()
    expect(decoded(decoder, bytes(block))).toEqual([header])
    expect(decoder.table).toEqual(table)
  })

  const inTurn = [
    {
      name: 'C.3: requests without Huffman coding',
      capacity: 4096,
      expected: requests,
      sizes: [57, 110, 164],
      blocks: [
        '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
        '8286 84be 5808 6e6f 2d63 6163 6865',
        '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
      ],
    },
    {
      name: 'C.4: requests with Huffman coding',
      capacity: 4096,
      expected: requests,
      sizes: [57, 110, 164],
      blocks: [
        '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
        '8286 84be 5886 a8eb 1064 9cbf',
        '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
      ],
    },
    {
      name: 'C.5: responses without Huffman coding, with a table that is soon full',
      capacity: 256,
      expected: responses,
      sizes: [222, 222, 215],
      blocks: [
        `4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768
         7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d`,
        '4803 3330 37c1 c0bf',
        `88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153
         444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e
         3d31`,
      ],
    },
    {
      name: 'C.6: responses with Huffman coding, with a table that is soon full',
      capacity: 256,
      expected: responses,
      sizes: [222, 222, 215],
      blocks: [
        `4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8
         e9ae 82ae 43d3`,
        '4883 640e ffc1 c0bf',
        `88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b
         3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07`,
      ],
    },
  ]
  test.each(inTurn)('$name', ({ capacity, expected, sizes, blocks }) => {
    const decoder = new HpackDecoder(capacity)
    for (const [i, block] of blocks.entries()) {
      expect(decoded(decoder, bytes(block))).toEqual(expected[i])
      expect(decoder.tableSize).toBe(sizes[i])
    }
    expect(sorted(decoder.table).length).toBe(3)
  })
})

const name = fc.stringMatching(/^[a-z0-9-]{1,20}$/)
const value = fc.stringMatching(/^[!-~]{0,200}$/)
const header = fc.oneof(
  fc.tuple(name, value),
  fc.constantFrom<Header>([':status', '200'], [':method', 'POST'], ['content-type', 'application/grpc'], ['via', '']),
)

describe('a header block', () => {
  test('is read as it was written, whatever came before it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(header)), (blocks) => {
        const decoder = new HpackDecoder()
        for (const headers of blocks) expect(decoded(decoder, encodeHeaders(headers))).toEqual(headers)
        expect(decoder.table).toEqual([])
      }),
    )
  })

  test('may make the table smaller, and what falls out of it is gone', () => {
    const decoder = new HpackDecoder()
    decoded(decoder, bytes('4003 6b65 7903 6f6e 65'))
    expect(decoded(decoder, bytes('20 be'.slice(0, 2)))).toEqual([])
    expect(decoder.table).toEqual([])
    expect(() => decoded(decoder, bytes('be'))).toThrow('no header with index 62')
  })

  test.each([
    ['names a header that is not there', '80'],
    ['names one behind the table', 'be'],
    ['is cut off within a number', '7f80'],
    ['is cut off within a name', '4005 6162'],
    ['is cut off before a value', '4001 61'],
    ['holds a number without end', '7fff ffff ffff ffff 01'],
    ['wants a larger table than there may be', '3fe2 1f'],
    ['resizes the table behind a header', '82 20'],
  ])('can not be read when it %s', (_what, block) => {
    expect(() => decoded(new HpackDecoder(), bytes(block))).toThrow(
      expect.objectContaining({ code: 'COMPRESSION_ERROR' }),
    )
  })
})

/** The other direction, by the code's definition: bits behind one another, filled up with ones. */
function huffman(text: Buffer): Buffer {
  const bits = Array.from(text, (symbol) => codes.get(symbol)).join('')
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  return Buffer.from((padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
const codes = new Map(
  huffmanCodes().map(({ symbol, bits, length }) => [symbol, bits.toString(2).padStart(length, '0')]),
)

describe('the Huffman code', () => {
  test('leaves no bits without a meaning', () => {
    expect(huffmanCodes().reduce((sum, { length }) => sum + 2 ** -length, 0)).toBe(1)
    expect(codes.size).toBe(257)
  })

  test('carries any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (text) => {
        expect(decodeHuffman(huffman(Buffer.from(text)))).toBe(Buffer.from(text).toString('latin1'))
      }),
    )
  })

  test.each([
    ['the end in it', [255, 255, 255, 255]],
    ['a whole byte of padding', [...huffman(Buffer.from('00000000')), 255]],
    ['padding with a zero', [0b00000_110]],
  ])('has no strings with %s', (_what, coded) => {
    expect(codes.get(endOfString)).toBe('1'.repeat(30))
    expect(() => decodeHuffman(Uint8Array.from(coded))).toThrow(expect.objectContaining({ code: 'COMPRESSION_ERROR' }))
  })
})
