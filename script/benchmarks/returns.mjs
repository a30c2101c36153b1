// Statutory returns: the sample's children many-fold, each copy with ids of its own, checked by every rule. The peer is the
// public validator of the looked-after return, in Python, on the same files.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync, appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { counted, spent } from './measure.mjs'

const SAMPLES = 'crates/returns/tests/data'
const PEER = 'csc-validator-be-903==0.1.17'
// Copies of the sample's children: 97,000 rows, a million, three and ten million. The peer is given the million.
const COPIES = [22, 223, 669, 2230]
// What a check may hold at once, however many rows there are, in MB.
const MEMORY = 300
const YEAR = '2018'
const script = 'script/benchmarks/lac_peer.py'

// Adds the rows; `build` is a folder that is kept, for the peer.
export function returns (program, build, folder, row) {
  const python = peer(build)
  lookedAfter(program, python, folder, row)
  census(program, folder, row)
}

function peer (build) {
  const home = join(build, 'peers', PEER)
  const python = join(home, 'bin/python')
  if (!existsSync(join(home, 'whole'))) {
    mkdirSync(home, { recursive: true })
    execFileSync('python3', ['-m', 'venv', home])
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', PEER], { stdio: ['ignore', 'ignore', 'inherit'] })
    writeFileSync(join(home, 'whole'), '')
  }
  return python
}

function lookedAfter (program, python, folder, row) {
  let before
  for (const copies of COPIES) {
    const tables = join(folder, `ssda903-${copies}`)
    const rows = manyfold(tables, copies)
    const postcodes = join(folder, 'postcodes.csv')
    writeFileSync(postcodes, execFileSync(python, [script, 'postcodes', join(SAMPLES, 'ssda903-sample')]))
    const files = readdirSync(tables).map((name) => join(tables, name))
    const ours = spent([program, 'returns', 'check', '--json', '--year', YEAR, '--rules', '2022-23', '--council', 'E09000027', '--postcodes', postcodes, ...files], [1])
    const found = JSON.parse(ours.output).found
    const rate = rows / ours.cpu
    const growth = before && (ours.cpu / rows) / before
    before = ours.cpu / rows
    const what = `Looked-after return, ${counted(rows)} rows, ${counted(found)} findings`
    const words = `${ours.cpu.toFixed(1)} CPU-s, ${counted(Math.round(rate))} rows a CPU-s`
    if (copies === 223) {
      const theirs = spent([python, script, 'check', tables, YEAR, 'lac2022_23'], [0])
      const ratio = theirs.cpu / ours.cpu
      row(what, words, `Python validator ${theirs.cpu.toFixed(0)} CPU-s`, `${ratio.toFixed(0)} times`, '≥ 100 times', ratio >= 100)
      row('… memory at most', `${ours.megabytes} MB`, `Python validator ${theirs.megabytes} MB`, `${(theirs.megabytes / ours.megabytes).toFixed(1)} times`, `≤ ${MEMORY} MB`, ours.megabytes <= MEMORY)
    } else {
      row(what, words, '–', growth ? `growth ${growth.toFixed(2)} a row` : '–', growth ? 'growth ≤ 1.5' : 'growth', !growth || growth <= 1.5)
      row('… memory at most', `${ours.megabytes} MB`, '–', '–', `≤ ${MEMORY} MB`, ours.megabytes <= MEMORY)
    }
  }
}

// Writes the sample's tables with each child so many times, and gives how many rows they have.
function manyfold (folder, copies) {
  mkdirSync(folder)
  let rows = 0
  for (const name of readdirSync(join(SAMPLES, 'ssda903-sample'))) {
    // Social workers came into the return later than the sample's year.
    if (!name.endsWith('.csv') || name === 'sw_episodes.csv') continue
    const [heading, ...lines] = readFileSync(join(SAMPLES, 'ssda903-sample', name), 'utf8').trimEnd().split(/\r?\n/)
    const child = heading.split(',').indexOf('CHILD')
    const file = join(folder, name)
    writeFileSync(file, heading + '\n')
    for (let copy = 0; copy < copies; copy++) {
      const again = lines.map((line) => line.split(',').map((cell, at) => at === child ? `${cell}${String(copy).padStart(4, '0')}` : cell).join(','))
      appendFileSync(file, again.join('\n') + '\n')
    }
    rows += lines.length * copies
  }
  return rows
}

function census (program, folder, row) {
  const text = readFileSync(join(SAMPLES, 'cin-sample/census.xml'), 'utf8')
  const [head, ...children] = text.split(/(?=<Child>)/)
  const tail = '</Children></Message>'
  const whole = children.map((child) => child.replace(/<\/Children>[\s\S]*$/, ''))
  let before
  for (const copies of [30, 300]) {
    const file = join(folder, `census-${copies}.xml`)
    writeFileSync(file, head)
    for (let copy = 0; copy < copies; copy++) {
      appendFileSync(file, whole.map((child) => child.replace(/<LAchildID>([^<]*)/, `<LAchildID>$1-${copy}`)).join(''))
    }
    appendFileSync(file, tail)
    const ours = spent([program, 'returns', 'check', '--json', file], [1])
    const { rows, found } = JSON.parse(ours.output)
    const growth = before && (ours.cpu / rows) / before
    before = ours.cpu / rows
    row(`Children-in-need census, ${counted(rows)} rows, ${counted(found)} findings`, `${ours.cpu.toFixed(1)} CPU-s, ${ours.megabytes} MB`, '–', growth ? `growth ${growth.toFixed(2)} a row` : '–', growth ? 'growth ≤ 1.5' : 'growth', !growth || growth <= 1.5)
  }
}
