// Invented plans of a wanted size.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const deeds = ['Open a drop-in clinic', 'Train lead professionals', 'Offer holiday play', 'Recruit foster carers', 'Run parenting groups', 'Visit schools with low attendance', 'Extend the young carers service', 'Start a peer mentoring scheme']
const places = ['Northfen', 'Eastmarsh', 'Westbury Vale', 'the county town', 'Southdown villages']
const posts = ['Head of Access, County Council', 'Public Health Lead, Health Trust', 'Youth Service Manager, County Council', 'Name needed', 'Chief Inspector, Police']
const groups = ['Be Healthy Partnership', 'Safeguarding Board', 'Learning Partnership?', 'Area Partnership']
const pick = (list, index) => list[index % list.length]

// A file below the folder: `.csv` with so many actions, `.txt` of about so many bytes.
export function invented (folder, name, size) {
  const file = join(folder, name)
  writeFileSync(file, name.endsWith('.csv') ? csv(size) : text(size))
  return file
}

function cells (index) {
  const priority = Math.floor(index / 10) + 1
  const ref = `${priority}.${(index % 10) + 1}`
  return [ref, `${pick(deeds, index)} in ${pick(places, index)} for children who need it most`, pick(posts, index), pick(groups, index),
    `% of children in ${pick(places, index + 1)} reached: ${40 + (index % 50)}%`, `September ${2026 + (index % 3)}`, `£${index % 90}k County Grant`]
}

function csv (items) {
  const heads = ['Priority', 'Ref', 'Action', 'Lead officer', 'Accountable group', 'KPI / target', 'By when', 'Resources']
  const lines = [heads.join(',')]
  for (let index = 0; index < items; index++) {
    const [ref, ...rest] = cells(index)
    const priority = `Priority ${Math.floor(index / 10) + 1}: Children in ${pick(places, Math.floor(index / 10))} do well`
    lines.push([priority, ref, ...rest].map((cell) => `"${cell}"`).join(','))
  }
  return lines.join('\n')
}

function text (bytes) {
  const parts = ['An invented children and young people’s plan 2026 – 2029', '']
  const head = ['Ref', 'What we are going to do', 'Lead officer', 'Accountable group', 'KPI / target', 'By when', 'Resources'].join('\t')
  for (let index = 0, length = 0; length < bytes; index++) {
    if (index % 10 === 0) parts.push('', `Priority ${index / 10 + 1}: Children in ${pick(places, index / 10)} do well`, '', head)
    const line = cells(index).join('\t')
    parts.push(line)
    length += line.length
  }
  return parts.join('\n')
}
