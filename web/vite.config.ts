import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type IndexHtmlTransformContext, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Where the local Hosting emulator answers; `npm run dev` asks it for the emulators' ports and for the REST API. */
const hosting = process.env.BLINKCART_HOSTING ?? 'http://127.0.0.1:5000'

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    typefaceEarly(),
    appEarly(),
    roomsEarly(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      includeAssets: ['icon.svg'],
      manifest: {
        id: '/',
        name: 'BlinkCart',
        short_name: 'BlinkCart',
        description: 'Groceries in minutes, followed live from the shop to your hands.',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#ffffff',
        categories: ['shopping', 'food'],
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      injectManifest: { globPatterns: ['**/*.{js,css,html,woff2}'] },
    }),
  ],
  resolve: { alias: { re2js: fileURLToPath(new URL('src/firebase/regular-expression.ts', import.meta.url)) } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // All that the first paint needs comes as one file, and so does what pages share: left to itself, that becomes
        // dozens of files. Firebase stays apart, for it comes after the paint.
        codeSplitting: {
          includeDependenciesRecursively: true,
          groups: [
            { name: 'first', test: /\/src\/main\.ts$|vite\/preload-helper/, priority: 4 },
            { name: 'app', test: /\/src\/start\.tsx$/, priority: 3 },
            { name: 'shared', test: /\/(domain|web)\/src\/(?!firebase)|lucide-react/, minShareCount: 2, priority: 2 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/__': hosting, '/api': hosting } },
  preview: { host: '127.0.0.1' },
})

/** Asks for the typeface along with the styles that name it, instead of after them. */
function typefaceEarly(): Plugin {
  return {
    name: 'typeface-early',
    apply: 'build',
    transformIndexHtml: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => file.includes('figtree-latin-wght'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        })),
  }
}

/** Asks for the app along with what waits for the first paint to start it, and behind what that paint needs. */
function appEarly(): Plugin {
  return {
    name: 'app-early',
    apply: 'build',
    transformIndexHtml: (_, { bundle = {} }) =>
      ['start', 'app', 'rolldown-runtime'].map((name) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href: fileOf(name, bundle) },
        injectTo: 'head',
      })),
  }
}

/** Where whoever is signed in has rooms of their own, and the files those are in. */
const rooms = { '/partner': ['shared', 'partner-room'], '/orders/': ['shared', 'order-page'] }

/** Asks for the files of a room along with the app that would ask for them, for those who may enter. */
function roomsEarly(): Plugin {
  return {
    name: 'rooms-early',
    apply: 'build',
    transformIndexHtml: (_, { bundle = {} }) => {
      const files = Object.entries(rooms).map(([place, names]) => [place, names.map((name) => fileOf(name, bundle))])
      const children = `
for (const [place, files] of ${JSON.stringify(files)})
  if (location.pathname.startsWith(place) && 'blinkcart.session' in localStorage)
    for (const href of files)
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
`
      return [{ tag: 'script', children, injectTo: 'body-prepend' }]
    },
  }
}

/** Where the browser finds the code that is called `name` here. */
function fileOf(name: string, bundle: Bundle): string {
  const file = Object.values(bundle).find((output) => output.type === 'chunk' && output.name === name)
  if (file === undefined) throw new Error(`no file is named ${name}`)
  return `/${file.fileName}`
}
