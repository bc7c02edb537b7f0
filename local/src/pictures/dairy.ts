import {
  box,
  carton,
  circle,
  ellipse,
  gleam,
  ground,
  group,
  jar,
  label,
  path,
  picture,
  rect,
  shade,
  stroke,
} from './parts.ts'

const backdrop = '#dcebf5'
const blue = '#3f7fc1'

const egg = (cx: number, cy: number, color: string) =>
  group(
    `translate(${cx} ${cy})`,
    path('M0-34c16 0 25 24 25 38c0 16-11 26-25 26s-25-10-25-26c0-14 9-38 25-38z', color),
    shade('M8-32c11 6 17 24 17 36c0 16-11 26-25 26c18-10 20-40 8-62z'),
    gleam('M-15-2q2-14 10-18q-4 8-4 18q-4 4-6 0z'),
  )

/** What comes from cows, and hens. */
export const dairy: Record<string, string> = {
  milk: picture(
    backdrop,
    ground(104),
    carton(
      '#fdfefe',
      '#c9dcec',
      path('M76 140q16-12 31 0t31 0v52q0 6-6 6H82q-6 0-6-6z', blue),
      circle(107, 118, 13, '#e9f2fa'),
      path('M107 108q9 12 0 19q-9-7 0-19z', blue),
    ),
  ),
  curd: picture(
    backdrop,
    ground(116),
    path('M66 92h108l-12 98q-1 8-9 8H87q-8 0-9-8z', '#fbfbf8'),
    path('M70 124h100l-5 44H75z', '#6aa84f'),
    ellipse(120, 146, 28, 14, '#fff'),
    path('M104 146q16-16 32 0q-16 12-32 0z', '#e8efe2'),
    shade('M150 92h24l-12 98q-1 8-9 8h-16z'),
    rect(60, 80, 120, 16, '#86bf6b', 8),
    gleam('M78 100h8l7 90h-6z'),
  ),
  paneer: picture(
    backdrop,
    ground(140),
    box(64, 128, 92, 66, '#fffaf0', '#ead9bd'),
    path('M67 128l14-9h92l-17 9z', '#fffdf7'),
    group('translate(4 -50)', box(84, 118, 52, 50, '#fffbf2', '#ecdcc2')),
    circle(86, 150, 3, '#ecdcc2'),
    circle(112, 172, 4, '#ecdcc2'),
    circle(136, 146, 3, '#ecdcc2'),
    path('M150 190c-4-14 6-24 18-26c4 12-2 24-18 26z', '#4f9d4a'),
  ),
  butter: picture(
    backdrop,
    ground(150),
    ellipse(120, 186, 80, 13, '#fff'),
    ellipse(120, 183, 62, 8, '#d9e5ee'),
    box(72, 126, 84, 56, '#ffe28a', '#eec45c'),
    path('M75 126l14-9h84l-17 9z', '#fff0b8'),
    path('M72 126h34v56H76q-4 0-4-4z', '#f7f7f3'),
    path('M72 150h34v14H72z', blue),
    gleam('M112 132h6v44h-6z'),
  ),
  eggs: picture(
    backdrop,
    ground(156),
    egg(82, 118, '#e2ad7d'),
    egg(120, 114, '#eabb90'),
    egg(158, 118, '#d99f6c'),
    path(
      'M46 138q12 12 24 0q13 14 25 0q12 14 25 0q12 14 25 0q12 14 25 0q12 12 24 0l-8 52q-2 8-10 8H64q-8 0-10-8z',
      '#b9a792',
    ),
    shade('M170 138q12 12 24 0l-8 52q-2 8-10 8h-24z'),
    egg(96, 138, '#edc49d'),
    egg(142, 138, '#dfa878'),
    path('M52 158q16 14 34 0q18 16 34 0q18 16 34 0q18 14 34 0l-6 34q-2 8-10 8H64q-8 0-10-8z', '#c6b6a2'),
  ),
  cheese: picture(
    backdrop,
    ground(150),
    path('M54 148L170 92q22 14 22 46v8z', '#ffd866'),
    path('M54 148h138v40q0 8-8 8H62q-8 0-8-8z', '#f9bf3b'),
    circle(86, 172, 10, '#e7a526'),
    circle(128, 166, 7, '#e7a526'),
    circle(160, 180, 9, '#e7a526'),
    ellipse(140, 124, 13, 6, '#edb93e'),
    ellipse(168, 130, 8, 5, '#edb93e'),
    stroke('M54 148h138', '#fff1c2', 3),
  ),
  ghee: picture(
    backdrop,
    ground(104),
    jar(
      '#f6c244',
      '#8a5a2b',
      label(74, 112, 92, 52, '#fff7e2', '#c98a1b'),
      path('M120 118q9 12 0 18q-9-6 0-18z', '#e7a526'),
    ),
  ),
}
