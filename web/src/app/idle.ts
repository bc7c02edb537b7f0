/** Settles once the page has loaded, is painted and has nothing better to do; what nobody waits for comes after it. */
export async function idle(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  }
  // What is out of sight is not painted.
  if (document.visibilityState === 'visible') await nextPaint()
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 200)
  })
}

/** Settles after the next paint, or a moment later where it does not come, as when the page is put out of sight meanwhile. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 1000)
  })
}
