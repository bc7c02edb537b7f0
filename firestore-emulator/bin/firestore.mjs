#!/usr/bin/env node
// `npm run firestore`: the server as one file of plain JavaScript, which starts in a fraction of what its sources take. It uses nothing but Node
// until it knows that there is no such file of these very sources yet.
import { fileURLToPath } from 'node:url'
import { bundled } from './bundle.mjs'
import { runBundle } from './run-bundle.mjs'

await runBundle(await bundled(fileURLToPath(new URL('..', import.meta.url))))
