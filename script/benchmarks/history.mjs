// A plan that has lived long: its pages at 100 requests a second, on both databases, with a history that grows tenfold.
import { execFileSync } from 'node:child_process'
import { counted, paced, settled } from './measure.mjs'
import { start } from './server.mjs'

const ITEMS = 2000
const SECONDS = 2
const ROUNDS = 6
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
    const lives = []
    for (const events of histories) lives.push(await lived(program, fill, folder, addressOf(`history-${events}`), events))
    const found = await looked(lives)
    for (const number of pages(lives[0].made).keys()) rows(lives, found, number, name, row)
    for (const { server } of lives) await server.stop()
  }
}

// A plan with a history of so many events, served.
async function lived (program, fill, folder, database, events) {
  const made = JSON.parse(execFileSync(fill, [database, String(ITEMS), String(events)], { encoding: 'utf8' }))
  settled(database)
  const server = await start(program, folder, ['--demo'], database)
  return { events, made, server, cookie: (await server.officer()).cookie() }
}

// The best 95th percentile of each page, by history and page: what the machine can do when it is left alone. All pages of
// all histories are looked at in turn, some times over: what else goes on in the machine for a minute meets one round of
// each, and is not taken for growth.
async function looked (lives) {
  const best = lives.map(({ made }) => pages(made).map(() => Infinity))
  for (let round = 0; round < ROUNDS; round++) {
    for (const number of best[0].keys()) {
      for (const [which, { made, server, cookie }] of lives.entries()) {
        const [, path, rate] = pages(made)[number]
        const { p95 } = await paced([server.address + path], rate, SECONDS, cookie)
        best[which][number] = Math.min(best[which][number], p95)
      }
    }
  }
  return best
}

function rows (lives, found, number, name, row) {
  for (const [which, { events, made }] of lives.entries()) {
    const [[what, , rate, limit], p95] = [pages(made)[number], found[which][number]]
    const growth = which === 0 ? undefined : p95 / found[0][number]
    const promise = growth === undefined ? `≤ ${limit} ms` : `≤ ${limit} ms, growth ≤ 1.5`
    const kept = p95 <= limit && (growth === undefined || growth <= 1.5)
    row(`${what}, ${counted(ITEMS)} items, ${counted(events)} events, ${name}, ${rate} requests/s`, `p95 ${p95.toFixed(1)} ms`, '–', growth === undefined ? '–' : `growth ${growth.toFixed(2)}`, promise, kept)
  }
}
