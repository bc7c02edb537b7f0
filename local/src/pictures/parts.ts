/*
 * The parts that product pictures are put together from: flat shapes on a canvas of 240 by 240 whose ground lies at
 * y = 200. Light comes from the upper left: right sides are shaded, left sides have a gleam.
 */

/** A filled path. */
export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}"${more && ` ${more}`}/>`

/** A line of some width, with round ends. */
export const stroke = (d: string, color: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more && ` ${more}`}/>`

/** A rectangle with rounded corners. */
export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  radius = 0,
  more = '',
): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"${more && ` ${more}`}/>`

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"${more && ` ${more}`}/>`

export const circle = (cx: number, cy: number, r: number, fill: string, more = ''): string =>
  ellipse(cx, cy, r, r, fill, more)

/** Parts moved, turned or scaled together. */
export const group = (transform: string, ...parts: string[]): string =>
  `<g transform="${transform}">${parts.join('')}</g>`

/** What lies in the shade of a thing: its path again, in a breath of black. */
export const shade = (d: string): string => path(d, '#20140a', 'opacity=".12"')

/** Where the light falls on a thing. */
export const gleam = (d: string): string => path(d, '#fff', 'opacity=".38"')

/** The soft shadow under a thing that is `width` wide. */
export const ground = (width: number, cx = 120): string => ellipse(cx, 200, width / 2, 8, '#20140a', 'opacity=".13"')

/** A round fruit. */
export const ball = (cx: number, cy: number, r: number, color: string): string =>
  circle(cx, cy, r, color) +
  shade(
    `M${cx + r * 0.42} ${cy - r * 0.9}a${r} ${r} 0 0 1 ${-r * 0.84} ${r * 1.8}a${r * 1.25} ${r * 1.25} 0 0 0 ${r * 0.84} ${-r * 1.8}z`,
  ) +
  ellipse(
    cx - r * 0.4,
    cy - r * 0.42,
    r * 0.2,
    r * 0.13,
    '#fff',
    `opacity=".55" transform="rotate(-40 ${cx - r * 0.4} ${cy - r * 0.42})"`,
  )

/** A leaf of length 40 from the origin upward. */
export const leaf = (transform: string, color: string, vein = '#fff'): string =>
  group(transform, path('M0 0C-16-10-16-30 0-42C16-30 16-10 0 0z', color), stroke('M0-4V-32', vein, 2, 'opacity=".45"'))

/** A plain bag with crimped ends, 96 wide. */
export const packet = (color: string, ...print: string[]): string =>
  path('M74 54q46-6 92 0l-3 14q8 54 0 112l3 14q-46 6-92 0l3-14q-8-58 0-112z', color) +
  shade('M140 51q13 1 26 3l-3 14q8 54 0 112l3 14q-13 2-26 3q10-70 0-146z') +
  stroke('M76 68q44-5 88 0M76 180q44 5 88 0', '#fff', 2.5, 'opacity=".45"') +
  print.join('') +
  gleam('M84 76q-5 48 0 98l6 0q-5-50 0-98z')

/** A bottle 64 wide, with its cap. */
export const bottle = (body: string, cap: string, ...print: string[]): string =>
  rect(106, 34, 28, 20, cap, 4) +
  path('M108 54h24v10q0 10 12 20q8 8 8 22v78q0 14-14 14h-36q-14 0-14-14v-78q0-14 8-22q12-10 12-20z', body) +
  print.join('') +
  shade('M132 54v10q0 10 12 20q8 8 8 22v78q0 14-14 14h-10q14-4 14-18v-74q0-14-8-22q-12-10-12-20v-10z') +
  gleam('M97 108q0-10 5-15l4 0q-3 6-3 15v66q-6 0-6-6z')

/** A jar 92 wide, with its lid. */
export const jar = (body: string, lid: string, ...print: string[]): string =>
  path('M80 82q0-10 10-10h60q10 0 10 10q8 8 8 22v76q0 18-18 18h-60q-18 0-18-18v-76q0-14 8-22z', body) +
  print.join('') +
  shade('M150 72q10 0 10 10q8 8 8 22v76q0 18-18 18h-14q16-2 16-18v-80q0-20-8-28z') +
  gleam('M82 106q0-8 4-12h6q-4 6-4 14v66q-6 0-6-8z') +
  rect(78, 50, 84, 24, lid, 6) +
  rect(142, 50, 20, 24, '#20140a', 6, 'opacity=".12"')

/** A carton 88 wide with a gabled top. */
export const carton = (front: string, side: string, ...print: string[]): string =>
  path('M76 92l14-30h48l-14 30z', front) +
  path('M124 92l14-30l26 30z', side, 'opacity=".75"') +
  rect(88, 46, 52, 17, front, 3) +
  rect(76, 92, 62, 106, front, 3) +
  path('M138 92h26v100q0 6-6 6h-20z', side) +
  print.join('') +
  gleam('M82 98h6v92h-6z')

/** A box seen from the front with a little of its side. */
export const box = (x: number, y: number, width: number, height: number, front: string, side: string): string =>
  rect(x, y, width, height, front, 4) +
  path(`M${x + width} ${y + 3}l16-10v${height - 6}l-16 12z`, side) +
  path(`M${x + 3} ${y}l14-9h${width}l-15 9z`, side, 'opacity=".7"')

/** A printed band with a word's worth of lines on it. */
export const label = (x: number, y: number, width: number, height: number, color: string, ink: string): string =>
  rect(x, y, width, height, color, 6) +
  rect(x + width * 0.2, y + height * 0.28, width * 0.6, height * 0.16, ink, 3) +
  rect(x + width * 0.3, y + height * 0.58, width * 0.4, height * 0.11, ink, 3, 'opacity=".5"')

/** A whole picture: `parts` before a backdrop of one colour with a paler disc behind the thing. */
export const picture = (backdrop: string, ...parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><rect width="240" height="240" fill="${backdrop}"/><circle cx="120" cy="122" r="92" fill="#fff" opacity=".45"/>${parts.join('')}</svg>\n`
