// Measures and prints the table. Each row: what, ours, the peer's on the same work, the ratio, the limit.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cluster as pastOneMachine } from './benchmarks/cluster.mjs'
import { counting } from './benchmarks/counting.mjs'
import { county } from './benchmarks/county.mjs'
import { figures } from './benchmarks/figures.mjs'
import { history } from './benchmarks/history.mjs'
import { requests, start } from './benchmarks/server.mjs'
import { invented } from './benchmarks/plans.mjs'
import { best, peak } from './benchmarks/measure.mjs'
import { records } from './benchmarks/records.mjs'
import { returns } from './benchmarks/returns.mjs'
import { shown, write } from './benchmarks/report.mjs'

const build = process.env.BUILD
const program = join(build, 'bigplan')
const folder = mkdtempSync(join(tmpdir(), 'bigplan-bench-'))
let rows = []
const row = (what, ours, peer, ratio, limit, good) => rows.push([what, ours, peer, ratio, limit, good ? 'yes' : 'NO'])

// Reading: time inside one process, so that starting it does not count; the draft is the one
// that BIGPLAN_PLANS names, else an invented text of the same size.
function reading () {
  const named = process.env.BIGPLAN_PLANS && join(process.env.BIGPLAN_PLANS, 'cambridgeshire-2006-plan-draft.txt')
  const draft = named && existsSync(named) ? named : invented(folder, 'draft.txt', 147_000)
  for (const times of [1, 2, 4, 8]) {
    const file = times === 1 ? draft : invented(folder, `draft-${times}.txt`, 147_000 * times)
    const took = JSON.parse(execFileSync(join(build, 'examples/read_time'), [file, '10'], { encoding: 'utf8' })).milliseconds
    const limit = times === 1 ? 50 : null
    row(`Read a plan, text of ${Math.round(147 * times)} KB`, `${took.toFixed(1)} ms`, '–', '–', limit ? `≤ ${limit} ms` : 'growth', !limit || took <= limit)
  }
}

function docx () {
  const file = join(folder, 'long.docx')
  execFileSync(join(build, 'examples/long_docx'), [file])
  const ours = best(3, () => execFileSync(program, ['import', 'plan', file, '--json'], { stdio: 'ignore' }))
  const peers = best(3, () => execFileSync('pandoc', [file, '-t', 'json', '-o', '/dev/null']))
  const ratio = peers.ms / ours.ms
  row('Read a Word plan of 300 pages, whole process', `${ours.ms.toFixed(0)} ms`, `pandoc ${peers.ms.toFixed(0)} ms`, `${ratio.toFixed(1)} times`, '≤ 1000 ms, ≥ 3 times', ours.ms <= 1000 && ratio >= 3)
  const [mine, theirs] = [peak([program, 'import', 'plan', file, '--json']), peak(['pandoc', file, '-t', 'json', '-o', '/dev/null'])]
  row('… memory at most', `${mine} MB`, `pandoc ${theirs} MB`, `${(theirs / mine).toFixed(1)} times`, '≤ 300 MB', mine <= 300)
}

// Fifty people change ten items at once: whoever comes second is told, and no change is lost.
function racing () {
  for (const [name, addressOf] of Object.entries(databases)) {
    const met = JSON.parse(execFileSync(join(build, 'examples/races'), [addressOf('races'), '10000'], { encoding: 'utf8' }))
    const ours = `${met.lost} lost, ${met.saved} saved, ${met.refused} told in ${met.milliseconds} ms`
    row(`50 people change 10 items, 10,000 tries, ${name}`, ours, '–', '–', '0 lost', met.lost === 0 && met.refused > 0)
  }
}

// A database for each name; PostgreSQL where `script/bench` has started one.
const databases = { SQLite: (name) => `sqlite:${join(folder, `${name}.sqlite`)}` }
const cluster = process.env.BIGPLAN_TEST_POSTGRES
if (cluster) {
  databases.PostgreSQL = (name) => {
    const database = `${name.replaceAll('-', '_')}_${process.pid}`
    execFileSync('psql', [cluster, '--quiet', '--command', `CREATE DATABASE ${database}`])
    return cluster.replace(/[^/]*$/, database)
  }
}

async function serving () {
  const first = await start(program, folder, ['--demo'])
  await first.stop()
  const server = await start(program, folder, ['--demo'])
  row('Start to first answer, demonstration loaded', `${server.startedIn} ms`, '–', '–', '≤ 500 ms', server.startedIn <= 500)
  row('Memory when idle', `${server.memory()} MB`, '–', '–', '≤ 100 MB', server.memory() <= 100)
  const hello = requests(`${server.address}/healthz?hello`, 6)
  for (const items of [125, 250, 500, 1000, 2000]) {
    const address = await server.publish(invented(folder, `plan-${items}.csv`, items))
    const page = requests(address, 8)
    const limit = items === 500
    row(`Plan page of ${items} items`, `${page.rate} requests/s, p99 ${page.p99} ms`, `hello ${hello.rate} requests/s`, (page.rate / hello.rate).toFixed(3), limit ? '≥ 300/s, p99 ≤ 50 ms' : 'growth', !limit || (page.rate >= 300 && page.p99 <= 50))
  }
  row('Memory after that', `${server.memory()} MB`, '–', '–', '–', true)
  await server.stop()
}

const parts = {
  reading: () => { reading(); docx() },
  serving,
  racing,
  history: () => history(program, join(build, 'examples/living_plan'), folder, databases, row),
  figures: () => figures(program, folder, databases, row),
  records: () => records(program, join(build, 'examples/many_records'), folder, databases, row),
  county: () => county(program, databases, row),
  counting: () => counting(program, join(build, 'examples/many_counts'), databases, row),
  returns: () => returns(program, build, folder, row),
  cluster: () => pastOneMachine(build, folder, row),
  'far-records': () => records(program, join(build, 'examples/many_records'), folder, databases, row, [500_000, 5_000_000]),
  'far-cluster': () => pastOneMachine(build, folder, row, [3_000_000, 30_000_000, 300_000_000]),
  'far-county': () => county(program, databases, row, [140_000, 1_400_000])
}
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null
if (only && !(only in parts)) throw new Error(`--only takes one of ${Object.keys(parts).join(', ')}`)

const measured = new Map()
try {
  for (const [name, measure] of Object.entries(parts).filter(([name]) => only ? only === name : !name.startsWith('far-'))) {
    rows = []
    await measure()
    // What was not there to measure keeps its section.
    if (rows.length) measured.set(name, rows)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(shown([...measured.values()].flat()))
if (process.argv.includes('--write')) write(measured)
process.exitCode = [...measured.values()].flat().some((cells) => cells.at(-1) === 'NO') ? 1 : 0
