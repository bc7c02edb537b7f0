import { ball, circle, ellipse, gleam, ground, group, leaf, path, picture, shade, stroke } from './parts.ts'

const backdrop = '#e3f1dc'
const green = '#4f9d4a'
const dark = '#3b7d3d'

const banana = (transform: string, color: string) =>
  group(
    transform,
    path('M0 0C-4 60 28 104 92 108q8 1 8 8q0 6-8 8C18 134-34 78-18-2z', color),
    shade('M-6 30C2 86 44 118 94 122q-6 3-10 3C28 126-20 88-6 30z'),
    path('M-18-2l3-20q8-4 13 0L0 0z', '#8a6a1f'),
  )

const stem = stroke('M120 84q2-18 14-26', '#7a5230', 6)

const mango = (transform: string) =>
  group(
    transform,
    path('M-8-40c34-10 58 20 48 56c-8 30-46 36-66 10c-16-22-12-58 18-66z', '#f6b21b'),
    path('M-8-40c34-10 58 20 48 56c-4 14-16 24-30 26c22-26 12-62-18-82z', '#ef8d2e', 'opacity=".65"'),
    gleam('M-20-14q4-14 16-16q-8 8-9 20q-6 4-7-4z'),
    stroke('M-6-40q-2-8 4-14', '#6d4c2a', 5),
  )

const potato = (transform: string, color: string) =>
  group(
    transform,
    path('M-44 4c0-30 30-42 56-34c24 8 34 26 30 46c-4 22-30 28-54 24c-22-4-32-16-32-36z', color),
    shade('M34-18c10 12 12 30 2 42c-12 14-38 16-56 10c30 4 60-14 54-52z'),
    circle(-18, -8, 2.6, '#8a6337'),
    circle(6, 10, 2.6, '#8a6337'),
    circle(-6, 24, 2, '#8a6337'),
    circle(20, -10, 2, '#8a6337'),
  )

const onion = (cx: number, cy: number) =>
  group(
    `translate(${cx} ${cy})`,
    path('M0-58c4 14 40 22 40 56c0 26-18 38-40 38s-40-12-40-38c0-34 36-42 40-56z', '#b04a73'),
    stroke('M-4-48c-22 22-24 56-8 82M4-48c22 22 24 56 8 82', '#d98aa8', 3, 'opacity=".8"'),
    shade('M0-58c4 14 40 22 40 56c0 26-18 38-40 38q30-30 0-94z'),
    stroke('M-8 36l-3 7M0 37v8M8 36l3 7', '#d9b98a', 3),
  )

const sprig = (transform: string) =>
  group(
    transform,
    stroke('M0 0C2-34-4-60 0-96M0-40q14-10 22-24M0-34q-14-10-24-22', green, 4),
    ...[
      [0, -104],
      [-13, -94],
      [13, -94],
      [26, -72],
      [16, -60],
      [34, -58],
      [-28, -66],
      [-18, -52],
      [-36, -50],
    ].map(([x = 0, y = 0]) => circle(x, y, 11, y % 4 === 0 ? '#57a851' : '#469243')),
  )

/** What grows. */
export const produce: Record<string, string> = {
  banana: picture(
    backdrop,
    ground(130),
    banana('translate(96 62) rotate(4)', '#f7d046'),
    banana('translate(84 66) rotate(-10)', '#ffdd57'),
  ),
  apple: picture(
    backdrop,
    ground(104),
    path(
      'M120 88c18-16 60-10 60 40c0 40-28 72-48 72q-6 0-12-4q-6 4-12 4c-20 0-48-32-48-72c0-50 42-56 60-40z',
      '#d8393e',
    ),
    shade('M146 79c20 2 34 18 34 49c0 40-28 72-48 72q-6 0-12-4c40-20 50-76 26-117z'),
    gleam('M74 116q4-20 20-24q-10 10-10 30q-8 6-10-6z'),
    stem,
    leaf('translate(132 66) rotate(62) scale(.95)', green),
  ),
  tomato: picture(
    backdrop,
    ground(150),
    ball(84, 158, 40, '#e5533d'),
    ball(158, 160, 38, '#d94732'),
    ball(118, 122, 42, '#ee6148'),
    path('M118 84l6 10l16-4l-8 12l10 10l-18-2l-6 12l-6-12l-18 2l10-10l-8-12l16 4z', dark),
  ),
  onion: picture(backdrop, ground(150), onion(158, 158), onion(86, 156)),
  potato: picture(
    backdrop,
    ground(160),
    potato('translate(150 150)', '#cfa36a'),
    potato('translate(84 162) rotate(-8)', '#dcb57e'),
    potato('translate(118 116) rotate(10) scale(.9)', '#d6ac73'),
  ),
  spinach: picture(
    backdrop,
    ground(80),
    ...[-46, 46, -24, 24, 0].map((turn, i) =>
      group(
        `translate(120 196) rotate(${turn})`,
        stroke('M0 0V-64', '#8cc07c', 7),
        leaf('translate(0 -50) scale(1.75)', ['#3f8a44', '#3f8a44', '#4b9b4c', '#4b9b4c', '#59ad57'][i] ?? green),
      ),
    ),
    path('M98 170h44l-4 14h-36z', '#e0b04c'),
  ),
  coriander: picture(
    backdrop,
    ground(80),
    sprig('translate(112 196) rotate(-26)'),
    sprig('translate(128 196) rotate(26)'),
    sprig('translate(120 196) scale(1.12)'),
    path('M104 168h32l-3 12h-26z', '#c7543f'),
  ),
  mango: picture(
    backdrop,
    ground(150),
    mango('translate(82 152) rotate(-14)'),
    mango('translate(158 154) rotate(16)'),
    mango('translate(120 112)'),
    leaf('translate(118 62) rotate(70) scale(.9)', green),
    ellipse(0, 0, 0, 0, green),
  ),
}
