import {
  bottle,
  carton,
  circle,
  ellipse,
  gleam,
  ground,
  group,
  jar,
  label,
  leaf,
  packet,
  path,
  picture,
  rect,
  shade,
  stroke,
} from './parts.ts'

const backdrop = '#e6e3f6'

const bean = (transform: string) =>
  group(transform, ellipse(0, 0, 11, 15, '#5b3420'), stroke('M0-11q6 11 0 22', '#8d5a3c', 3))

const slice = (cx: number, cy: number, r: number) =>
  circle(cx, cy, r, '#f28c28') +
  circle(cx, cy, r * 0.86, '#ffe3b5') +
  [0, 60, 120, 180, 240, 300]
    .map((turn) =>
      group(
        `translate(${cx} ${cy}) rotate(${turn})`,
        path(`M0-3L${-r * 0.3} ${-r * 0.7}Q0 ${-r * 0.9} ${r * 0.3} ${-r * 0.7}z`, '#f9a640'),
      ),
    )
    .join('')

/** What is drunk. */
export const beverages: Record<string, string> = {
  tea: picture(
    backdrop,
    ground(120),
    packet(
      '#2f6b4f',
      circle(120, 118, 32, '#f7efd9'),
      leaf('translate(120 140) rotate(-24)', '#4f9d4a'),
      leaf('translate(120 140) rotate(26)', '#3b7d3d'),
      rect(92, 160, 56, 8, '#f7efd9', 4),
    ),
  ),
  coffee: picture(
    backdrop,
    ground(104),
    jar('#6d4128', '#2b2b33', label(74, 116, 92, 54, '#f3e2c7', '#6d4128')),
    bean('translate(40 188) rotate(70)'),
    bean('translate(196 190) rotate(-64)'),
    bean('translate(60 194) rotate(96)'),
  ),
  'orange-juice': picture(
    backdrop,
    ground(104),
    carton('#ffa52e', '#e07d12', slice(107, 140, 24), rect(88, 176, 38, 8, '#fff', 4)),
    path('M150 46l18-16', '#fff'),
  ),
  coconut: picture(
    backdrop,
    ground(120),
    path('M120 72c46 0 66 34 62 68c-4 36-30 58-62 58s-58-22-62-58c-4-34 16-68 62-68z', '#7fb069'),
    shade('M150 78c24 10 36 36 32 62c-4 36-30 58-62 58c40-16 56-76 30-120z'),
    ellipse(120, 84, 38, 17, '#f4f1e4'),
    ellipse(120, 86, 24, 10, '#d9e7ea'),
    stroke('M128 84l18-48l16-4', '#e5533d', 7),
    gleam('M72 128q2-20 14-30q-6 14-6 34q-6 6-8-4z'),
  ),
  cola: picture(
    backdrop,
    ground(84),
    bottle(
      '#4a2418',
      '#d8393e',
      path('M88 118h64v44H88z', '#d8393e'),
      stroke('M94 146q14-20 26-6t28-8', '#fff', 6),
      circle(112, 90, 3, '#8a5a48'),
      circle(124, 100, 2.5, '#8a5a48'),
      circle(118, 176, 3, '#8a5a48'),
    ),
  ),
  lassi: picture(
    backdrop,
    ground(96),
    stroke('M132 84l12-52', '#3f7fc1', 7),
    path('M74 72h92l-10 118q-1 8-9 8H93q-8 0-9-8z', '#fdfdfd', 'opacity=".85"'),
    path('M77 96h86l-7 92q-1 6-8 6H92q-7 0-8-6z', '#fcbf49'),
    path('M77 96q22-14 43 0t43 0l-1 12q-21 12-42 0t-42 0z', '#ffe2a0'),
    circle(104, 90, 5, '#7fb069'),
    circle(122, 94, 4, '#c77f1b'),
    circle(138, 89, 4, '#7fb069'),
    shade('M144 72h22l-10 118q-1 8-9 8h-12z'),
    gleam('M84 106h7l4 78h-5z'),
  ),
  water: picture(
    backdrop,
    ground(84),
    bottle(
      '#bfe3f7',
      '#2f7fc1',
      rect(88, 122, 64, 36, '#2f7fc1'),
      path('M120 126q12 15 0 26q-12-11 0-26z', '#fff'),
      stroke('M90 106h60M90 172h60M90 184h60', '#fff', 3, 'opacity=".6"'),
    ),
  ),
}
