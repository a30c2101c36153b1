// An invented county: how long it takes to draw and store one, on both databases, and how that grows tenfold.
import { counted, watched } from './measure.mjs'

const YEARS = 10
const PROMISED = 140_000
const promises = { seconds: 600, megabytes: 1024, growth: 15 }

// Adds rows for each size and database; `databases` give an address for a name.
export function county (program, databases, row, sizes = [PROMISED / 10, PROMISED]) {
  for (const [name, addressOf] of Object.entries(databases)) {
    let before
    for (const children of sizes) {
      const { seconds, megabytes, output } = made(program, children, addressOf(`county-${children}`))
      const steps = (output.match(/\rMaking the county: \d+%/g) ?? []).length
      const growth = before && seconds / before.seconds
      const promised = children === PROMISED
      const limit = promised ? `≤ ${promises.seconds} s, growth ≤ ${promises.growth}` : growth ? `growth ≤ ${promises.growth}` : 'growth'
      const kept = (!promised || seconds <= promises.seconds) && (!growth || growth <= promises.growth)
      row(`bigplan demo county, ${counted(children)} children, ${YEARS} years, ${name}`, `${seconds.toFixed(0)} s, progress in ${steps} steps`, '–', growth ? `growth ${growth.toFixed(2)}` : '–', limit, kept)
      const more = before && megabytes / before.megabytes
      row('… memory at most', `${megabytes} MB`, '–', more ? `growth ${more.toFixed(2)}` : '–', `≤ ${promises.megabytes} MB`, megabytes <= promises.megabytes)
      before = { seconds, megabytes }
    }
  }
}

function made (program, children, database) {
  return watched([program, 'demo', 'county', '--children', String(children), '--years', String(YEARS), '--seed', '1', '--database', database])
}
