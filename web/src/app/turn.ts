/**
 * Settles in a task of its own. What takes long is done in turns, so that a finger on the page waits for one of them at
 * most, and never for all.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    // Not a timer: those wait, for longer the more there are of them, and out of sight for a second.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
