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

export function table (heads, rows) {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
