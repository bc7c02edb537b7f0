import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/** Documented in run-bundle.d.mts. */
export async function runBundle(path) {
  const kept = `${path}.compiled`
  const cachedData = contentOf(kept)
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`,
    {
      filename: path,
      cachedData,
    },
  )
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path))
  const serves = await module.exports.serves
  if (serves && (cachedData === undefined || script.cachedDataRejected)) keep(kept, script.createCachedData())
}

function contentOf(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Others may be at it at the same time, and none of them needs it. */
function keep(path, bytes) {
  const own = `${path}.${process.pid}`
  try {
    writeFileSync(own, bytes)
    renameSync(own, path)
  } catch {}
}
