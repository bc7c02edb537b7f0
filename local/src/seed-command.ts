import { runningStack } from './running.ts'
import { seed } from './seed/seed.ts'

const ports = await runningStack()
if (!ports) {
  console.error('No BlinkCart is running here to be seeded: start it with npm start, which seeds a new one by itself.')
  process.exit(1)
}
await seed({ ports })
console.log('The demo catalog and accounts are in place; what was there was left as it was.')
