// A plan that has lived long: its pages at 100 requests a second, on both databases, with a history that grows tenfold.
import { execFileSync } from 'node:child_process'
import { counted, paced, settled } from './measure.mjs'
import { start } from './server.mjs'

const ITEMS = 2000
const SECONDS = 4
const histories = [10_000, 100_000]
// What is looked at, how often a second, and what it may take in ms.
const pages = ({ plan, item, versions: [first, last] }) => [
  ['Plan page', `/plans/${plan}`, 100, 40], ['Item page', `/plans/${plan}/items/${item}`, 100, 40],
  ['History of an item', `/plans/${plan}/items/${item}/history`, 100, 40], ['History of the plan', `/plans/${plan}/history`, 100, 40],
  ['Plan check', `/plans/${plan}/check`, 100, 40], ['Progress', `/plans/${plan}/progress`, 100, 40], ['Life', `/plans/${plan}/life`, 100, 40],
  ['Versions', `/plans/${plan}/versions`, 100, 40], ['Items to change together', `/plans/${plan}/several`, 100, 40],
  ['Comparison of two versions', `/plans/${plan}/compare?from=${first}&to=${last}`, 4, 150]
]

// Adds a row for each page, database and length of history; `databases` give an address for a name.
export async function history (program, fill, folder, databases, row) {
  for (const [name, addressOf] of Object.entries(databases)) {
    const before = new Map()
    for (const events of histories) {
      const database = addressOf(`history-${events}`)
      const made = JSON.parse(execFileSync(fill, [database, String(ITEMS), String(events)], { encoding: 'utf8' }))
      settled(database)
      const server = await start(program, folder, ['--demo'], database)
      const cookie = (await server.officer()).cookie()
      for (const [what, path, rate, limit] of pages(made)) {
        const once = () => paced([server.address + path], rate, SECONDS, cookie)
        // The better of two runs: what the machine can do when it is left alone.
        const p95 = Math.min((await once()).p95, (await once()).p95)
        const growth = before.has(what) ? p95 / before.get(what) : undefined
        before.set(what, p95)
        const promise = growth === undefined ? `≤ ${limit} ms` : `≤ ${limit} ms, growth ≤ 1.5`
        const kept = p95 <= limit && (growth === undefined || growth <= 1.5)
        row(`${what}, ${counted(ITEMS)} items, ${counted(events)} events, ${name}, ${rate} requests/s`, `p95 ${p95.toFixed(1)} ms`, '–', growth === undefined ? '–' : `growth ${growth.toFixed(2)}`, promise, kept)
      }
      await server.stop()
    }
  }
}
