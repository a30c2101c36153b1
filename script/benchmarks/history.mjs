// A plan that has lived long: its pages at 100 requests a second, on both databases, with a history that grows tenfold.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { paced } from './measure.mjs'
import { start } from './server.mjs'

const ITEMS = 2000
const histories = [10_000, 100_000]
const pages = (plan, item) => [
  ['plan page', `/plans/${plan}`], ['item page', `/plans/${plan}/items/${item}`], ['history of an item', `/plans/${plan}/items/${item}/history`],
  ['history of the plan', `/plans/${plan}/history`], ['plan check', `/plans/${plan}/check`]
]

// Adds a row for each page, database and length of history; `databases` are the addresses by name.
export async function history (program, fill, folder, databases, row) {
  for (const [name, addressOf] of Object.entries(databases)) {
    const before = new Map()
    for (const events of histories) {
      const database = addressOf(events)
      const { plan, item } = JSON.parse(execFileSync(fill, [database, String(ITEMS), String(events)], { encoding: 'utf8' }))
      const server = await start(program, folder, ['--demo'], database)
      const cookie = await server.signIn()
      for (const [what, path] of pages(plan, item)) {
        const { p95 } = await paced(`${server.address}${path}`, 100, 6, cookie)
        const growth = before.has(what) ? p95 / before.get(what) : undefined
        before.set(what, p95)
        const promise = growth === undefined ? '≤ 40 ms' : '≤ 40 ms, growth ≤ 1.5'
        row(`${what}, ${ITEMS} items, ${events} events, ${name}`, `p95 ${p95.toFixed(1)} ms`, '–', growth === undefined ? '–' : `growth ${growth.toFixed(2)}`, promise, p95 <= 40 && (growth === undefined || growth <= 1.5))
      }
      await server.stop()
    }
  }
}

export const sqliteIn = (folder) => (events) => `sqlite:${join(folder, `history-${events}.sqlite`)}`
