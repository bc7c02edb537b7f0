import { box, circle, ellipse, gleam, ground, group, label, leaf, path, picture, rect, shade, stroke } from './parts.ts'

const backdrop = '#dff0ee'
const teal = '#2a9d8f'

const roll = (cx: number, cy: number) =>
  group(
    `translate(${cx} ${cy})`,
    path('M-36-30h72v60c0 16-72 16-72 0z', '#fdfdfd'),
    shade('M14-30h22v60c0 8-10 11-22 12z'),
    ellipse(0, -30, 36, 13, '#f1f3f4'),
    ellipse(0, -30, 12, 5, '#b9a792'),
    stroke('M-36 2q36 16 72 0', '#dfe5e8', 2, 'stroke-dasharray="4 5"'),
  )

const bar = (x: number, y: number, color: string, side: string) =>
  box(x, y, 92, 34, color, side) + rect(x + 18, y + 11, 56, 12, '#fff', 6, 'opacity=".75"')

const sponge = (transform: string, color: string) =>
  group(
    transform,
    rect(-46, -20, 92, 40, color, 8),
    rect(-46, -24, 92, 14, '#4f9d4a', 6),
    ...[
      [-30, 4],
      [-10, 10],
      [8, 0],
      [26, 8],
      [-20, -2],
      [36, -1],
    ].map(([x = 0, y = 0]) => ellipse(x, y, 4, 3, '#20140a', 'opacity=".14"')),
  )

/** What the house needs. */
export const household: Record<string, string> = {
  detergent: picture(
    backdrop,
    ground(116),
    path('M84 76h50q10 0 16 10l20 30q6 8 6 20v46q0 16-16 16H80q-16 0-16-16v-86q0-20 20-20z', '#3f7fc1'),
    path('M140 110l22 4q6 8 6 18v20q0 6-6 6h-16q-8 0-8-8v-34q0-6 2-6z', backdrop),
    rect(82, 48, 42, 30, '#f28c28', 6),
    shade('M150 86l20 30q6 8 6 20v46q0 16-16 16h-18q20-2 20-22v-18q14 0 14-6v-20q0-20-26-52z'),
    circle(102, 142, 28, '#fff'),
    circle(96, 138, 8, '#8cc3ec'),
    circle(110, 148, 6, '#8cc3ec'),
    circle(108, 132, 4, '#8cc3ec'),
    gleam('M71 100q0-12 8-14v92q-8 0-8-10z'),
  ),
  'dish-soap': picture(
    backdrop,
    ground(92),
    path('M112 34h26q8 0 8 6h-22v14h-12z', '#f4f4f2'),
    rect(106, 52, 28, 14, '#e8e8e4', 3),
    path('M102 66h36c0 14 20 22 20 46v72q0 14-14 14H96q-14 0-14-14v-72c0-24 20-32 20-46z', '#c6db3f'),
    path('M82 126h76v46H82z', '#fff'),
    circle(120, 149, 17, '#ffe14d'),
    circle(120, 149, 13, '#fff6bf'),
    stroke('M120 138v22M110 143l20 12M130 143l-20 12', '#ffe14d', 3),
    shade('M138 66c0 14 20 22 20 46v72q0 14-14 14h-12q12-2 12-16v-70c0-24-16-32-16-46z'),
    gleam('M89 112q2-12 8-18v84q-8 0-8-8z'),
  ),
  tissue: picture(backdrop, ground(160), roll(84, 158), roll(158, 158), roll(120, 100)),
  toothpaste: picture(
    backdrop,
    ground(150),
    group(
      'rotate(-18 120 130)',
      path('M44 100q70-12 122-4v68q-52 8-122-4z', '#fdfdfd'),
      path('M44 100l6 60h-6q-8 0-8-6v-48q0-6 8-6z', '#d9e2e6'),
      path('M70 98q50-6 96-2v28q-40 14-96 2z', '#d8393e'),
      rect(76, 136, 56, 8, teal, 4),
      rect(76, 149, 36, 6, teal, 3, 'opacity=".5"'),
      path('M166 110h14v40h-14z', '#e8ecee'),
      rect(180, 104, 24, 52, teal, 5),
      stroke('M187 110v40M195 110v40', '#fff', 2, 'opacity=".5"'),
    ),
  ),
  soap: picture(
    backdrop,
    ground(140),
    bar(62, 160, '#c98d5a', '#a86f40'),
    bar(70, 118, '#d9a06c', '#b98050'),
    bar(64, 76, '#e3b283', '#c4905d'),
  ),
  sponge: picture(
    backdrop,
    ground(140),
    sponge('translate(122 176) rotate(-3)', '#ffd24d'),
    sponge('translate(114 128) rotate(5)', '#ff9aa8'),
    sponge('translate(124 82) rotate(-8)', '#8fd3e8'),
  ),
  candle: picture(
    backdrop,
    ground(104),
    circle(120, 74, 34, '#ffe9a8', 'opacity=".7"'),
    path('M120 46c14 18 14 36 0 40c-14-4-14-22 0-40z', '#f7a325'),
    path('M120 60c7 10 7 20 0 23c-7-3-7-13 0-23z', '#ffe27a'),
    stroke('M120 82v12', '#5b4636', 3),
    path('M76 96h88v90q0 12-12 12H88q-12 0-12-12z', '#fff', 'opacity=".9"'),
    path('M80 112h80v72q0 10-10 10H90q-10 0-10-10z', '#f6e7cf'),
    label(90, 126, 60, 46, '#fffdf8', '#8a6f9e'),
    leaf('translate(60 198) rotate(-50) scale(.8)', '#4f9d4a'),
    ...[0, 72, 144, 216, 288].map((turn) => group(`translate(182 186) rotate(${turn})`, ellipse(0, -9, 5, 9, '#fff'))),
    circle(182, 186, 4, '#f4c20d'),
    shade('M146 96h18v90q0 12-12 12h-12q6-2 6-12z'),
    gleam('M82 102h6v86q-6 0-6-8z'),
  ),
}
