// Timing, memory and the table.
import { execFileSync } from 'node:child_process'
import { Agent, get } from 'node:http'

// How many requests go ahead, uncounted in the times: each address once, where these are not more.
const WARM = 200

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

// What a command took of the processor, in seconds, and the most memory that it held at once; it may end with these codes.
export function spent (command, codes) {
  const script = `import json,resource,subprocess,sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss, done.stdout.decode()]))`
  const told = execFileSync('python3', ['-c', script, ...command], { encoding: 'utf8', maxBuffer: 1e8 })
  const [status, cpu, kilobytes, output] = JSON.parse(told)
  if (!codes.includes(status)) throw new Error(`${command.join(' ')} ended with ${status}`)
  return { cpu, megabytes: Math.round(kilobytes / 1024), output }
}

// A command at a terminal: how long it took, the most memory that it held at once, and what it wrote there.
export function watched (command) {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  const script = `import json,resource,subprocess,sys,time
began = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
took = time.monotonic() - began
print(json.dumps([done.returncode, took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.stdout.decode()]))`
  const told = execFileSync('python3', ['-c', script, 'script', '-q', '-e', '-c', quoted, '/dev/null'], { encoding: 'utf8', maxBuffer: 1e8 })
  const [status, seconds, kilobytes, output] = JSON.parse(told)
  if (status !== 0) throw new Error(`${quoted} ended with ${status}:\n${output}`)
  return { seconds, megabytes: Math.round(kilobytes / 1024), output }
}

// The middle and the 95th percentile in ms of GETs that are sent at an even pace to the addresses in turn, answered or not. Each counts
// from when it was due, so that one that had to wait to be sent is not taken for a quick one.
export async function paced (addresses, perSecond, seconds, cookie) {
  const agent = new Agent({ keepAlive: true })
  // What comes is packed, as for a browser, and not unpacked: that would measure this program and not the server.
  const one = (number, due) => new Promise((resolve, reject) => {
    const address = addresses[number % addresses.length]
    get(address, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}`))
      answer.once('end', () => resolve(performance.now() - due)).once('error', reject).resume()
    }).once('error', reject)
  })
  const warm = Math.max(10, Math.min(addresses.length, WARM))
  for (let number = 0; number < warm; number++) await one(number, 0)
  const began = performance.now()
  const all = []
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    const due = began + sent * 1000 / perSecond
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    all.push(one(sent, due))
  }
  const took = (await Promise.all(all)).sort((a, b) => a - b)
  agent.destroy()
  const within = (share) => took[Math.ceil(took.length * share) - 1]
  return { p50: within(0.5), p95: within(0.95), answered: warm + took.length }
}

// PostgreSQL by itself counts what its tables hold, and writes them out, some minutes after they were filled; here it does
// so at once, and not while pages are measured.
export function settled (database) {
  if (database.startsWith('postgres')) execFileSync('psql', [database, '--quiet', '--command', 'VACUUM ANALYZE', '--command', 'CHECKPOINT'])
}

// What a statement counts in a database.
export function count (database, sql) {
  const [command, place] = database.startsWith('postgres') ? ['psql', [database, '--quiet', '--tuples-only', '--command']] : ['sqlite3', [database.replace(/^sqlite:/, '')]]
  return Number(execFileSync(command, [...place, sql], { encoding: 'utf8' }).trim())
}

// 1008000 as 1,008,000.
export const counted = (number) => number.toLocaleString('en-GB')

export function table (heads, rows) {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
