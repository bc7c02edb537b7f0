/** A distance as people say it: `350 m`, `1.2 km`; no finer than a position can be. */
export function distance(metres: number): string {
  if (metres < 975) return `${Math.max(50, Math.round(metres / 50) * 50)} m`
  return metres < 9950 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 1000)} km`
}
