import { ConnectionError } from '../errors.ts'
import { endOfString, huffmanCodes } from './huffman-code.ts'

/**
 * Reads a Huffman-coded string, four bits at a time: each state of the machine is a place within a symbol's code, and each step leads to the next
 * one and out of at most one symbol, as no code has less than five bits.
 */
export function decodeHuffman(bytes: Uint8Array): string {
  // The shortest code has five bits.
  if (scratch.length < bytes.length * 2) scratch = Buffer.allocUnsafe(bytes.length * 2)
  let length = 0
  let state = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    for (let shift = 4; shift >= 0; shift -= 4) {
      const step = steps[(state << 4) | ((byte >> shift) & 15)] ?? fails
      if (step & fails) throw bad('a string holds a code that stands for nothing')
      if (step & emits) scratch[length++] = step & 255
      state = (step >> 8) & 255
    }
  }
  if (!mayEnd[state]) throw bad('a string ends within a code')
  return scratch.toString('latin1', 0, length)
}

const bad = (message: string) => new ConnectionError('COMPRESSION_ERROR', message)

let scratch = Buffer.allocUnsafe(256)

// A step: the symbol in the lowest eight bits, then the next state in eight more, then whether there is a symbol, and whether there is no such step.
const emits = 1 << 16
const fails = 1 << 17

interface Node {
  readonly state: number
  readonly children: (Node | number | undefined)[]
  /** Whether what was read of a code could be padding: less than a byte of the end's code, which is all ones. */
  readonly mayEnd: boolean
}

const { steps, mayEnd } = machine()

function machine(): { readonly steps: Int32Array; readonly mayEnd: readonly boolean[] } {
  const nodes = tree()
  const root = nodes[0]
  const steps = new Int32Array(nodes.length << 4)
  for (const node of nodes) {
    for (let nibble = 0; nibble < 16; nibble++) {
      let at: Node | undefined = node
      let step = 0
      for (let bit = 3; bit >= 0; bit--) {
        const next: Node | number | undefined = at?.children[(nibble >> bit) & 1]
        if (typeof next === 'number' && next !== endOfString) {
          step = emits | next
          at = root
        } else {
          at = typeof next === 'object' ? next : undefined
        }
      }
      steps[(node.state << 4) | nibble] = at === undefined ? fails : step | (at.state << 8)
    }
  }
  return { steps, mayEnd: nodes.map((node) => node.mayEnd) }
}

/** All places within codes; the first one is their beginning. */
function tree(): readonly Node[] {
  const nodes: Node[] = [{ state: 0, children: [], mayEnd: true }]
  for (const { symbol, bits, length } of huffmanCodes()) {
    let at = nodes[0]
    for (let bit = length - 1; bit > 0 && at !== undefined; bit--) {
      const way = (bits >> bit) & 1
      let next: Node | number | undefined = at.children[way]
      if (typeof next !== 'object') {
        next = { state: nodes.length, children: [], mayEnd: at.mayEnd && way === 1 && length - bit < 8 }
        nodes.push(next)
        at.children[way] = next
      }
      at = next
    }
    if (at !== undefined) at.children[bits & 1] = symbol
  }
  return nodes
}
