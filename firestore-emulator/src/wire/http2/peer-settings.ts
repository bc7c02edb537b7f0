import { defaultFrameSize, defaultWindow, largestWindow, setting } from './codes.ts'
import { ConnectionError } from './errors.ts'

/** What the other side asked for, as far as it concerns one that only answers. */
export class PeerSettings {
  initialWindow = defaultWindow
  frameSize = defaultFrameSize
  /** Whether it was said that the table for our headers be smaller than it might have been so far. */
  hasSmallerTable = false

  /** Takes a SETTINGS frame's payload. Throws a ConnectionError on values that can't be. */
  read(payload: Buffer): void {
    for (let at = 0; at < payload.length; at += 6) this.#set(payload.readUInt16BE(at), payload.readUInt32BE(at + 2))
  }

  #set(id: number, value: number): void {
    switch (id) {
      case setting.headerTableSize:
        if (value < defaultTable) this.hasSmallerTable = true
        return
      case setting.enablePush:
        if (value > 1) throw new ConnectionError('PROTOCOL_ERROR', `ENABLE_PUSH can't be ${value}`)
        return
      case setting.initialWindowSize:
        if (value > largestWindow) throw new ConnectionError('FLOW_CONTROL_ERROR', `a window can't be ${value}`)
        this.initialWindow = value
        return
      case setting.maxFrameSize:
        if (value < defaultFrameSize || value > largestFrame) {
          throw new ConnectionError('PROTOCOL_ERROR', `MAX_FRAME_SIZE can't be ${value}`)
        }
        this.frameSize = value
        return
    }
  }
}

const defaultTable = 4096
const largestFrame = 2 ** 24 - 1
