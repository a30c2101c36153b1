// Timing, memory and the table.
import { execFileSync } from 'node:child_process'

// The best of some runs: what the machine can do when it is left alone.
export function best (times, run) {
  let ms = Infinity
  for (let i = 0; i < times; i++) {
    const began = process.hrtime.bigint()
    tolerant(run)
    ms = Math.min(ms, Number(process.hrtime.bigint() - began) / 1e6)
  }
  return { ms }
}

// Exit code 1 means findings: the work was done.
function tolerant (run) {
  try {
    run()
  } catch (error) {
    if (error.status !== 1) throw error
  }
}

// The most memory that a command held at once, in MB.
export function peak (command) {
  const script = 'import resource,subprocess,sys; subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)'
  return Math.round(Number(execFileSync('python3', ['-c', script, ...command], { encoding: 'utf8' })) / 1024)
}

// The 95th percentile in ms of GETs that are sent at an even pace, answered or not.
export async function paced (address, perSecond, seconds, cookie) {
  const took = []
  const one = async () => {
    const began = performance.now()
    const answer = await fetch(address, { headers: { cookie } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
    took.push(performance.now() - began)
  }
  for (let warm = 0; warm < 10; warm++) await one()
  took.length = 0
  const began = performance.now()
  const all = []
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    const wait = began + sent * 1000 / perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    all.push(one())
  }
  await Promise.all(all)
  took.sort((a, b) => a - b)
  return { p95: took[Math.ceil(took.length * 0.95) - 1] }
}

export function table (heads, rows) {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
