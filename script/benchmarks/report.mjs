// docs/reference/speed.md: a section for each part of the bench, each as it was measured last.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { table } from './measure.mjs'

const FILE = 'docs/reference/speed.md'
const HEADS = ['what', 'ours', 'peer', 'ratio', 'promise', 'kept']
const TITLES = {
  reading: 'Reading documents',
  serving: 'Serving pages',
  racing: 'Many at once',
  history: 'A plan that has lived long',
  figures: 'Figures',
  records: 'Records',
  county: 'An invented county',
  counting: 'Counting figures from records',
  returns: 'Statutory returns',
  cluster: 'Past one machine',
  'far-records': 'Ten times the promised records',
  'far-cluster': 'Past one machine, ten times the promised rows',
  'far-county': 'Ten times the promised children'
}
const INTRODUCTION = `# Speed

Made by \`script/bench --write\` on 2 shared cores. Each row measures ours and the peer's on the same work in the same run;
"growth" rows show how time grows with size.
`

export const shown = (rows) => table(HEADS, rows)

// Writes the sections of the parts that were measured, and leaves those of the others as they stand.
export function write (measured) {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8').split(/^(?=## )/m) : []
  const kept = (title) => before.find((section) => section.startsWith(`## ${title}\n`))
  const section = ([part, title]) => measured.has(part) ? `## ${title}\n\n${shown(measured.get(part))}\n` : kept(title)?.trimEnd().concat('\n')
  const sections = Object.entries(TITLES).map(section).filter(Boolean)
  writeFileSync(FILE, [INTRODUCTION, ...sections].join('\n'))
}
