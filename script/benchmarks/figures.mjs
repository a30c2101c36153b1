// Figures: how long a million take to load, and how the pages that show them stand among half a million and five million.
import { join } from 'node:path'
import { counted, paced, settled, watched } from './measure.mjs'
import { observations, PARTNERSHIP } from './observations.mjs'
import { sqlCopy } from './peers.mjs'
import { start } from './server.mjs'

const PARTS = 5
const RATE = 200
const SECONDS = 8
const CHANGES = 5
const promises = { scorecard: 30, measure: 40, SQLite: 20, PostgreSQL: 30, memory: 500 }

// Adds rows for each database; `databases` give an address for a name.
export async function figures (program, folder, databases, row) {
  const { measures, part } = observations()
  const files = Array.from({ length: PARTS }, (_, number) => ({ file: join(folder, `figures-${number}.csv`) }))
  for (const [number, one] of files.entries()) one.rows = part(one.file, number, PARTS)
  const tenth = { file: join(folder, 'figures-tenth.csv') }
  tenth.rows = part(tenth.file, 0, 2 * PARTS)
  for (const [name, addressOf] of Object.entries(databases)) {
    const bench = { program, folder, measures, name, row, before: new Map() }
    await shown(bench, addressOf('figures-tenth'), [tenth], () => {})
    await shown(bench, addressOf('figures-all'), files, (times) => told(bench, times, files, addressOf('figures-peer')))
  }
}

// Loads the files beside the demonstration, then looks at the pages.
async function shown (bench, database, files, each) {
  const { program, folder, measures } = bench
  await (await start(program, folder, ['--demo'], database)).stop()
  each(files.map(({ file }) => load(program, file, database)))
  settled(database)
  const held = files.reduce((sum, { rows }) => sum + rows, 0)
  const server = await start(program, folder, ['--demo'], database)
  const officer = await server.officer()
  await choose(officer, measures)
  await pages(bench, server, officer, held)
  await changed(bench, officer, held)
  await server.stop()
}

function load (program, file, database) {
  const { seconds, megabytes, output } = watched([program, 'figures', 'load', file, '--source', 'Invented', '--database', database])
  return { seconds, megabytes, steps: (output.match(/\r[A-Z][a-z ]+: \d+%/g) ?? []).length }
}

function told ({ name, row }, times, files, peerAddress) {
  const [first, last, rows] = [times.at(0), times.at(-1), files[0].rows]
  const peer = sqlCopy(peerAddress, files[0].file)
  const limit = promises[name]
  const kept = first.seconds <= limit && first.steps > 10
  row(`Load ${counted(rows)} figures from CSV, ${name}`, `${first.seconds.toFixed(1)} s, progress in ${first.steps} steps`, `${peer.words} ${peer.seconds.toFixed(1)} s`, `${(peer.seconds / first.seconds).toFixed(2)} times`, `≤ ${limit} s, with progress`, kept)
  row('… memory at most', `${first.megabytes} MB`, `${peer.program} ${peer.megabytes} MB`, '–', `≤ ${promises.memory} MB`, first.megabytes <= promises.memory)
  row(`… the next ones, up to ${counted(rows * files.length)}`, times.map(({ seconds }) => seconds.toFixed(1)).join(', ') + ' s', '–', `growth ${(last.seconds / first.seconds).toFixed(2)}`, `≤ ${limit} s`, times.every(({ seconds }) => seconds <= limit))
}

const address = `/partnerships/${PARTNERSHIP}`
const scorecard = `${address}/scorecard`
const key = (page) => /name="form-key" value="([^"]*)"/.exec(page.text)[1]

async function choose (officer, measures) {
  const form = `${scorecard}/measures`
  const ticked = Object.fromEntries(measures.map((code) => [`m-${code}`, 'yes']))
  const { status } = await officer.visit(form, { 'form-key': key(await officer.visit(form)), ...ticked })
  const page = await officer.visit(scorecard)
  if (status !== 303 || !page.text.includes(`<strong>${measures.length} measures</strong>`)) throw new Error(`the measures could not be chosen: ${status}`)
}

async function pages (bench, server, officer, held) {
  const hello = await paced([`${server.address}/healthz`], RATE, SECONDS, '')
  const kinds = [['Scorecard of 30 measures', [scorecard], promises.scorecard], ['Pages of these measures', bench.measures.map((code) => `${address}/measures/${code}`), promises.measure]]
  for (const [what, paths, limit] of kinds) {
    const { p95 } = await paced(paths.map((path) => server.address + path), RATE, SECONDS, officer.cookie())
    grown(bench, what, `${what}, ${counted(held)} figures, ${bench.name}, ${RATE} requests/s`, p95, `hello p95 ${hello.p95.toFixed(1)} ms`, limit)
  }
}

// What the first reader waits for after a change, when nothing is kept: here, of the order of the neighbours.
async function changed (bench, officer, held) {
  const took = []
  for (let change = 0; change < CHANGES; change++) {
    const form = `${address}/scorecard/neighbours`
    const page = await officer.visit(form)
    const neighbours = /<textarea[^>]*name="neighbours"[^>]*>([^<]*)/.exec(page.text)[1].trim().split(/\r?\n/)
    const turned = [...neighbours.slice(1), neighbours[0]].join('\n')
    await officer.visit(form, { 'form-key': key(page), area: 'Cambridgeshire', neighbours: turned })
    const began = performance.now()
    await officer.visit(scorecard)
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  grown(bench, 'first', `First scorecard after a change, ${counted(held)} figures, ${bench.name}`, took[Math.floor(CHANGES / 2)], '–', null)
}

function grown ({ before, row }, what, words, ms, peer, limit) {
  const growth = before.has(what) ? ms / before.get(what) : undefined
  before.set(what, ms)
  const promise = [limit && `≤ ${limit} ms`, growth && 'growth ≤ 1.5'].filter(Boolean).join(', ') || '–'
  const ours = limit ? `p95 ${ms.toFixed(1)} ms` : `${ms.toFixed(0)} ms`
  row(words, ours, peer, growth ? `growth ${growth.toFixed(2)}` : '–', promise, (!limit || ms <= limit) && (!growth || growth <= 1.5))
}
