/** A symbol's code: the lowest `length` bits of `bits`. */
export interface Code {
  readonly symbol: number
  readonly bits: number
  readonly length: number
}

/** The symbol that ends everything; only its first bits may appear, as padding. */
export const endOfString = 256

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const characters = (text: string) => Array.from(text, (character) => character.charCodeAt(0))

// The code is canonical: among codes of one length those of smaller symbols come first, and shorter codes before longer ones. So the
// lengths say all of it (RFC 7541, appendix B).
// biome-ignore format: a table
const symbolsByLength: readonly (readonly [length: number, symbols: readonly number[]])[] = [
  [5,  characters('012aceiost')],
  [6,  characters(' %-./3456789=A_bdfghlmnpru')],
  [7,  characters(':BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz')],
  [8,  characters('&*,;XZ')],
  [10, characters('!"()?')],
  [11, characters("'+|")],
  [12, characters('#>')],
  [13, characters('\0$@[]~')],
  [14, characters('^}')],
  [15, characters('<`{')],
  [19, [92, 195, 208]],
  [20, [128, 130, 131, 162, 184, 194, 224, 226]],
  [21, [153, 161, 167, 172, 176, 177, 179, 209, 216, 217, 227, 229, 230]],
  [22, [129, 132, 133, 134, 136, 146, 154, 156, 160, 163, 164, 169, 170, 173, 178, 181, 185, 186, 187, 189, 190, 196, 198, 228, 232, 233]],
  [23, [1, 135, 137, 138, 139, 140, 141, 143, 147, 149, 150, 151, 152, 155, 157, 158, 165, 166, 168, 174, 175, 180, 182, 183, 188, 191, 197,
        231, 239]],
  [24, [9, 142, 144, 145, 148, 159, 171, 206, 215, 225, 236, 237]],
  [25, [199, 207, 234, 235]],
  [26, [192, 193, 200, 201, 202, 205, 210, 213, 218, 219, 238, 240, 242, 243, 255]],
  [27, [203, 204, 211, 212, 214, 221, 222, 223, 241, ...range(244, 248), ...range(250, 254)]],
  [28, [...range(2, 8), 11, 12, ...range(14, 21), ...range(23, 31), 127, 220, 249]],
  [30, [10, 13, 22, endOfString]],
]

/** The codes of all symbols, shortest first. */
export function huffmanCodes(): readonly Code[] {
  const codes: Code[] = []
  let bits = 0
  let before = 0
  for (const [length, symbols] of symbolsByLength) {
    bits <<= length - before
    before = length
    for (const symbol of symbols) codes.push({ symbol, bits: bits++, length })
  }
  return codes
}
