import { build } from 'esbuild'

/** Bundles the functions with the domain in them; only the two Firebase packages are installed where they are deployed. */
await build({
  entryPoints: ['src/index.ts'],
  outfile: 'lib/index.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  external: ['firebase-admin', 'firebase-admin/*', 'firebase-functions', 'firebase-functions/*'],
  logLevel: 'warning',
  absWorkingDir: import.meta.dirname,
})
