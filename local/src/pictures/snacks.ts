import { circle, ellipse, gleam, ground, group, packet, path, picture, rect, shade, stroke } from './parts.ts'

const backdrop = '#fbe3da'

const chip = (transform: string) =>
  group(
    transform,
    path('M-24 0C-20-20 20-22 24-2C20 18-18 20-24 0z', '#f6cf63'),
    stroke('M-14-2q14-8 28 0', '#dba93a', 3),
  )

const peanut = (transform: string) =>
  group(
    transform,
    path('M-30 0c0-20 20-22 30-12c10-10 34-8 34 12s-24 22-34 12c-10 10-30 8-30-12z', '#d9a862'),
    stroke('M-18-8v16M-6-10v20M14-10v20M24-6v12M-24 0h48', '#b98443', 2, 'opacity=".7"'),
  )

const puff = (cx: number, cy: number) =>
  circle(cx - 9, cy, 11, '#fff6da') +
  circle(cx + 9, cy - 2, 12, '#fffaf0') +
  circle(cx, cy - 11, 11, '#fff3c9') +
  circle(cx, cy + 3, 5, '#f2cf73')

const date = (transform: string) =>
  group(
    transform,
    path('M-32 0c2-22 60-24 64 0c-4 24-62 22-64 0z', '#6b3620'),
    stroke('M-18-4q16-8 36-2M-16 7q18 5 34 0', '#8d5236', 3),
    gleam('M-22-4q6-10 16-10q-6 4-8 10q-5 4-8 0z'),
  )

const squiggle = 'M84 118q9-14 18 0t18 0t18 0t18 0'

/** What is eaten between meals. */
export const snacks: Record<string, string> = {
  chips: picture(
    backdrop,
    ground(120),
    packet(
      '#e04f3f',
      circle(120, 112, 30, '#ffdf6b'),
      chip('translate(116 106) rotate(-16)'),
      chip('translate(126 122) rotate(12)'),
      rect(90, 152, 60, 10, '#fff', 5),
      rect(100, 168, 40, 6, '#fff', 3, 'opacity=".6"'),
    ),
  ),
  bhujia: picture(
    backdrop,
    ground(120),
    packet(
      '#f0932b',
      rect(82, 86, 76, 78, '#fff4dc', 10),
      ...[0, 13, 26].map((y) => stroke(squiggle, '#e2a32e', 5, `transform="translate(0 ${y - 8})"`)),
      rect(94, 146, 52, 8, '#c0392b', 4),
    ),
  ),
  popcorn: picture(
    backdrop,
    ground(110),
    puff(92, 86),
    puff(148, 86),
    puff(120, 70),
    puff(106, 92),
    puff(134, 92),
    path('M70 100h100l-14 92q-1 6-8 6H92q-7 0-8-6z', '#fff'),
    path('M70 100h20l6 98h-4q-7 0-8-6zM110 100h20l-3 98h-14zM150 100h20l-14 92q-1 6-8 6h-4z', '#dd4b4b'),
    shade('M146 100h24l-14 92q-1 6-8 6h-14z'),
    puff(80, 102),
    puff(160, 102),
    puff(120, 100),
  ),
  peanuts: picture(
    backdrop,
    ground(160),
    peanut('translate(120 108) rotate(-14)'),
    peanut('translate(78 150) rotate(16)'),
    peanut('translate(162 148) rotate(-30)'),
    peanut('translate(112 180) rotate(-4)'),
    peanut('translate(178 184) rotate(8) scale(.9)'),
  ),
  chocolate: picture(
    backdrop,
    ground(116),
    group(
      'rotate(-8 120 128)',
      rect(74, 52, 92, 146, '#5a3323', 6),
      ...[0, 1, 2].flatMap((row) =>
        [0, 1].map(
          (column) =>
            rect(80 + column * 42, 58 + row * 30, 38, 26, '#6f4330', 3) +
            rect(84 + column * 42, 61 + row * 30, 22, 3, '#fff', 1.5, 'opacity=".18"'),
        ),
      ),
      path('M74 132l12 8l12-8l11 8l11-8l12 8l11-8l12 8l11-8v60q0 6-6 6H80q-6 0-6-6z', '#2e8b8b'),
      rect(90, 154, 60, 10, '#f7e7c1', 5),
      rect(102, 172, 36, 6, '#f7e7c1', 3, 'opacity=".6"'),
      shade('M148 52h12q6 0 6 6v134q0 6-6 6h-12z'),
    ),
  ),
  noodles: picture(
    backdrop,
    ground(120),
    packet(
      '#f4c20d',
      path('M82 128h76q0 40-38 40t-38-40z', '#c0392b'),
      ...[0, 1, 2, 3].map((i) => stroke(`M${90 + i * 14} 130q-6-16 4-22t0-22`, '#ffeeb0', 6)),
      ellipse(120, 128, 38, 7, '#e35d4d'),
      stroke('M136 76l22 50M148 74l16 46', '#8a5a2b', 4),
    ),
  ),
  dates: picture(
    backdrop,
    ground(160),
    ellipse(120, 180, 84, 18, '#fff'),
    ellipse(120, 176, 66, 11, '#f0e4da'),
    date('translate(86 160) rotate(-8)'),
    date('translate(154 160) rotate(10)'),
    date('translate(120 150) rotate(2)'),
    date('translate(104 126) rotate(-20)'),
    date('translate(142 124) rotate(18)'),
  ),
}
