import { circle, ellipse, gleam, ground, group, path, picture, shade, stroke } from './parts.ts'

const backdrop = '#f8e8d4'
const crust = '#c9803e'
const crumb = '#f3d7a8'

const bun = (cx: number, cy: number) =>
  group(
    `translate(${cx} ${cy})`,
    path('M-30 22v-14c0-40 60-40 60 0v14q0 6-6 6h-48q-6 0-6-6z', '#d9954f'),
    path('M-30 10v12q0 6 6 6h48q6 0 6-6v-12q-30 10-60 0z', crumb),
    gleam('M-20-2q4-14 18-16q-10 6-11 16q-5 3-7 0z'),
  )

const cookie = (cx: number, cy: number, r: number) =>
  circle(cx, cy, r, '#d9a05f') +
  shade(
    `M${cx + r * 0.42} ${cy - r * 0.9}a${r} ${r} 0 0 1 ${-r * 0.84} ${r * 1.8}a${r * 1.3} ${r * 1.3} 0 0 0 ${r * 0.84} ${-r * 1.8}z`,
  ) +
  [
    [-0.4, -0.3],
    [0.25, -0.5],
    [0.1, 0.1],
    [-0.3, 0.42],
    [0.5, 0.3],
    [-0.62, 0.1],
  ]
    .map(([x = 0, y = 0]) => circle(cx + x * r, cy + y * r, r * 0.13, '#5b3420'))
    .join('')

const rusk = (transform: string) =>
  group(
    transform,
    path('M-34 60v-92c-12-34 80-34 68 0v92q0 6-6 6h-56q-6 0-6-6z', crust),
    path('M-26 58v-86c-8-22 60-22 52 0v86z', '#eac48c'),
    circle(-8, -10, 3, '#d3a465'),
    circle(12, 8, 4, '#d3a465'),
    circle(-10, 30, 4, '#d3a465'),
    circle(10, 42, 3, '#d3a465'),
  )

/** What comes out of the oven. */
export const bakery: Record<string, string> = {
  bread: picture(
    backdrop,
    ground(170),
    path('M92 190V112c-26-10-20-46 22-46h54c42 0 48 36 22 46v70q0 8-8 8z', '#a9642c'),
    path('M52 190V112c-26-10-20-46 22-46h54c42 0 48 36 22 46v78q0 8-8 8H60q-8 0-8-8z', crust),
    path('M62 186v-80c-18-8-12-30 16-30h46c28 0 34 22 16 30v80z', crumb),
    ...[
      [84, 100],
      [112, 94],
      [96, 132],
      [122, 126],
      [78, 160],
      [108, 166],
    ].map(([x = 0, y = 0]) => ellipse(x, y, 5, 3.5, '#e2bd84')),
  ),
  pav: picture(backdrop, ground(160), bun(88, 112), bun(152, 112), bun(60, 164), bun(120, 164), bun(180, 164)),
  croissant: picture(
    backdrop,
    ground(160),
    path(
      'M40 178C34 108 82 74 120 74s86 34 80 104q-2 14-16 10q-14-6-20-28q-8-22-44-22t-44 22q-6 22-20 28q-14 4-16-10z',
      '#d98f45',
    ),
    path('M96 78q24-8 48 0l10 62q-16-4-34-4t-34 4z', '#e8a859'),
    path('M62 106q14-20 34-28l-10 62q-8 8-12 20z', '#dd9a4e'),
    path('M178 106q-14-20-34-28l10 62q8 8 12 20z', '#cf8238'),
    stroke('M96 78L86 140M144 78l10 62M62 106l12 54M178 106l-12 54', '#a9642c', 3, 'opacity=".55"'),
    gleam('M104 84q10-4 20-3l-2 7q-9-1-18 2z'),
  ),
  muffin: picture(
    backdrop,
    ground(104),
    path('M66 128h108l-14 64q-1 6-8 6H88q-7 0-8-6z', '#8fb8dc'),
    stroke('M88 134l8 60M108 134l3 60M132 134l-3 60M152 134l-8 60', '#fff', 3, 'opacity=".6"'),
    path('M58 130c-10-20 6-34 14-36c4-28 30-36 48-36s44 8 48 36c8 2 24 16 14 36q-4 8-14 8H72q-10 0-14-8z', '#dca35c'),
    shade('M150 66q16 8 18 28c8 2 24 16 14 36q-4 8-14 8h-18q14-30 0-72z'),
    ...[
      [96, 92],
      [124, 80],
      [148, 102],
      [112, 116],
      [80, 118],
      [138, 124],
    ].map(([x = 0, y = 0]) => circle(x, y, 8, '#46528f') + circle(x - 2, y - 2, 2.4, '#8d99d6')),
  ),
  cookies: picture(backdrop, ground(150), cookie(160, 152, 42), cookie(82, 158, 40), cookie(116, 106, 46)),
  rusk: picture(
    backdrop,
    ground(150),
    rusk('translate(158 132) rotate(12)'),
    rusk('translate(124 130) rotate(2)'),
    rusk('translate(86 132) rotate(-10)'),
  ),
}
