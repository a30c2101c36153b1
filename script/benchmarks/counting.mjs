// Counting a county's figures from its records: all children, all figures added up again, and how soon a changed record
// has moved them.
import { counted, spent } from './measure.mjs'

const YEARS = 10
const PROMISED = 140_000
const promises = { sums: 2, live: 1000, growth: 13 }

// Adds rows for each size and database; `counts` is the program that measures.
export function counting (program, counts, databases, row, sizes = [PROMISED / 10, PROMISED]) {
  for (const [name, addressOf] of Object.entries(databases)) {
    let before
    for (const children of sizes) {
      const address = addressOf(`counting-${children}`)
      spent([program, 'demo', 'county', '--children', String(children), '--years', String(YEARS), '--seed', '1', '--database', address], [0])
      const done = spent([counts, address], [0])
      const found = JSON.parse(done.output)
      const promised = children === PROMISED
      const growth = before && found.all / before.all
      row(`Counting ${counted(found.children)} children, ${YEARS} years, ${name}`, `${found.all.toFixed(1)} s, ${counted(found.figures)} figures`, '–', growth ? `growth ${growth.toFixed(2)}` : '–', growth ? `growth ≤ ${promises.growth}` : 'growth', !growth || growth <= promises.growth)
      for (const [name, seconds, last] of [
        ['… all figures worked out again, every place and group', found.sums, before?.sums],
        ['… the same, with all sums added up anew from what each record counts for', found.anew, before?.anew]
      ]) {
        const more = last ? `growth ${(seconds / last).toFixed(2)}` : '–'
        row(name, `${seconds.toFixed(2)} s`, '–', more, promised ? `≤ ${promises.sums} s` : 'growth', !promised || seconds <= promises.sums)
      }
      row('… a changed record counts, 50 changes a second', `p50 ${found.p50.toFixed(0)} ms, p95 ${found.p95.toFixed(0)} ms`, '–', '–', `p95 ≤ ${promises.live} ms`, found.p95 <= promises.live)
      row('… memory at most', `${done.megabytes} MB`, '–', '–', '–', true)
      before = found
    }
  }
}
