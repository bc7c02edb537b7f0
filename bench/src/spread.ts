/** The median, the 95th percentile and the worst of `timesMs`, in words. */
export function spread(timesMs: readonly number[]): string {
  const sorted = [...timesMs].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms, of ${sorted.length}`
}
