// Invented figures of real measures, places and groups, as files that an office of statistics could publish.
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const AREAS = 150
const GROUPS = 40
const PERIODS = 40
const MEASURES = 30
// Measures with every group; the others have a few.
const WHOLE = 20
const FEW = 4
// The county whose scorecard is read: all places that it needs are among the 150.
const COUNTY = 'E10000003'
export const PARTNERSHIP = 'cambridgeshire'

const lines = (file) => readFileSync(join('definitions/areas', `${file}.csv`), 'utf8').trim().split('\n').slice(1)
const areasOf = (file) => lines(file).map((line) => {
  const [code, name, , parent] = line.match(/("[^"]*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''))
  return { code, name, parent }
})

function areas () {
  const own = areasOf('districts').filter((area) => area.parent === COUNTY)
  return [...areasOf('countries').slice(0, 1), ...areasOf('regions'), ...areasOf('counties'), ...own, ...areasOf('unitaries')].slice(0, AREAS)
}

// Percentages of a whole by school year, in whichever year they may be.
function measures () {
  const says = (text, line) => text.includes(`\n${line}\n`)
  const wanted = (text) => says(text, 'unit = "percent"') && says(text, 'basis = "proportion"') && says(text, 'year = "school"') && !text.includes('\nheld = ')
  const texts = readdirSync('definitions/measures').sort().map((file) => readFileSync(join('definitions/measures', file), 'utf8'))
  return texts.filter(wanted).slice(0, MEASURES).map((text) => /^code = "([^"]+)"/m.exec(text)[1])
}

function groups () {
  const codes = []
  for (const part of readFileSync('definitions/groups.toml', 'utf8').split('[[dimension]]').slice(1)) {
    const dimension = /^code = "([^"]+)"/m.exec(part)[1]
    for (const [, value] of part.matchAll(/\{ code = "([^"]+)"/g)) codes.push(`${dimension}:${value}`)
  }
  return ['all', ...codes].slice(0, GROUPS)
}

// Every measure with every group that it has, all children first.
function kinds () {
  const [all, ...others] = groups()
  const codes = measures()
  if (codes.length !== MEASURES || others.length !== GROUPS - 1 || areas().length !== AREAS) throw new Error('the definitions hold too little to measure with')
  const broken = codes.flatMap((measure, place) => others.slice(0, place < WHOLE ? GROUPS : FEW - 1).map((group) => ({ measure, group })))
  return [...codes.map((measure) => ({ measure, group: all })), ...broken]
}

// The measures, and a function that writes one of `parts` equal parts of all figures to a file and gives how many there are.
export function observations () {
  const [all, places] = [kinds(), areas()]
  const part = (file, number, parts) => {
    const size = Math.ceil(all.length / parts)
    return write(file, all.slice(number * size, (number + 1) * size), places)
  }
  return { measures: measures(), part }
}

function write (file, some, places) {
  const to = openSync(file, 'w')
  writeSync(to, 'Time period,Area code,Area,Measure,Group,Numerator,Denominator,Value\n')
  for (let period = 0; period < PERIODS; period++) {
    const year = 1985 + period
    const shown = `${year}/${String((year + 1) % 100).padStart(2, '0')}`
    const rows = []
    for (const [place, area] of places.entries()) {
      for (const [kind, { measure, group }] of some.entries()) {
        const counted = 300 + (period * 7 + place * 31 + kind * 13 + (period * place * kind) % 89) % 600
        rows.push(`${shown},${area.code},"${area.name}",${measure},${group},${counted},1000,${counted / 10}`)
      }
    }
    writeSync(to, rows.join('\n') + '\n')
  }
  closeSync(to)
  return some.length * places.length * PERIODS
}
