// Records that people work on: a team's list of work and pages of cases, each look with its journal entry written to the
// disk, on both databases, among records that grow tenfold.
import { execFileSync } from 'node:child_process'
import { count, counted, paced, settled } from './measure.mjs'
import { password, start } from './server.mjs'

const SECONDS = 8
// What is looked at, how often a second, what it may take in ms, and the word for it in the journal.
const pages = ({ register, records }) => [
  ['Team worklist of 2,000 open cases', [`/registers/${register}?whose=teams`], 100, 30, 'records-listed'],
  [`Case pages, ${counted(records.length)} cases in turn`, records.map((id) => `/registers/${register}/records/${id}`), 500, 40, 'record-seen']
]

// Adds a row for each page, database and number of records; `databases` give an address for a name. The promise is for half
// a million.
export async function records (program, fill, folder, databases, row, sizes = [50_000, 500_000]) {
  for (const [name, addressOf] of Object.entries(databases)) {
    const before = new Map()
    for (const size of sizes) {
      const database = addressOf(`records-${size}`)
      const made = JSON.parse(execFileSync(fill, [database, String(size), password], { encoding: 'utf8' }))
      settled(database)
      const server = await start(program, folder, [], database)
      const manager = await server.signedIn(made.manager)
      for (const page of pages(made)) {
        const { p50, p95, rate, limit } = await looked(page, server.address, manager.cookie(), database)
        const [what] = page
        const growth = before.has(what) ? p95 / before.get(what) : undefined
        before.set(what, p95)
        const promise = growth === undefined ? `≤ ${limit} ms` : `≤ ${limit} ms, growth ≤ 1.5`
        const kept = p95 <= limit && (growth === undefined || growth <= 1.5)
        row(`${what}, ${counted(size)} records, ${name}, ${rate} requests/s`, `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`, '–', growth === undefined ? '–' : `growth ${growth.toFixed(2)}`, promise, kept)
      }
      await server.stop()
    }
  }
}

// The better of two runs: what the machine can do when it is left alone. As many looks must be in the journal as pages
// were answered.
async function looked ([what, paths, rate, limit, action], address, cookie, database) {
  const entries = () => count(database, `SELECT COUNT(*) FROM journal WHERE action = '${action}'`)
  const before = entries()
  const runs = []
  for (let run = 0; run < 2; run++) runs.push(await paced(paths.map((path) => address + path), rate, SECONDS, cookie))
  const [answered, kept] = [runs.reduce((sum, run) => sum + run.answered, 0), entries() - before]
  if (kept !== answered) throw new Error(`${what}: ${answered} pages were answered and ${kept} looks are in the journal`)
  const best = runs.reduce((one, other) => one.p95 <= other.p95 ? one : other)
  return { ...best, rate, limit }
}
