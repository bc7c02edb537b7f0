/** The longest side that a photo is kept with: enough to see a door and a bag by. */
const longest = 1024

/** A width and a height, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Ever smaller ways to keep a photo, the best first. */
// biome-ignore format: a table
const tries = [
  { scale: 1,    quality: 0.8 },
  { scale: 1,    quality: 0.6 },
  { scale: 1,    quality: 0.4 },
  { scale: 0.75, quality: 0.5 },
  { scale: 0.5,  quality: 0.5 },
  { scale: 0.35, quality: 0.4 },
] as const

/** `size` within the longest side that is kept, `scale` of that. */
export function fitted({ width, height }: Size, scale: number): Size {
  const factor = Math.min(1, longest / Math.max(width, height)) * scale
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** The best of what `encode` makes of a photo of `size` that is no longer than `maxLength`; nothing if even the least is. */
export function bestFit(
  size: Size,
  encode: (size: Size, quality: number) => string,
  maxLength: number,
): string | undefined {
  for (const { scale, quality } of tries) {
    const encoded = encode(fitted(size, scale), quality)
    if (encoded.length <= maxLength) return encoded
  }
  return undefined
}
