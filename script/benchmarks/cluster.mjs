// Past one machine: persistent absence by school and group from Parquet, beside DuckDB on the same files. Only where
// bigplan-cluster is built (`script/cluster --build`): nobody builds it for a table.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { counted } from './measure.mjs'

const PEER = 'duckdb==2.0.0'
const ROWS = [3_000_000, 30_000_000]
// Ours and the peer's take turns, so that whatever else the machine does meets both.
const TURNS = 5
// What both may hold before they go on from disk, in MB.
const MEMORY = 4096
const script = 'script/benchmarks/attendance_peer.py'

export function cluster (build, folder, row, sizes = ROWS) {
  const home = process.env.BIGPLAN_CLUSTER_BUILD ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'bigplan/cluster')
  const program = join(home, 'release/bigplan-cluster')
  if (!existsSync(program)) {
    console.error('bigplan-cluster is not built (script/cluster --build), so it is not measured.')
    return
  }
  const python = peer(build)
  let before
  for (const rows of sizes) {
    const files = join(folder, `attendance-${rows}`)
    execFileSync(program, ['make-attendance', '--rows', String(rows), '--out', files])
    const turns = sizes.indexOf(rows) > 1 ? 1 : TURNS
    const [ours, theirs] = [[], []]
    for (let turn = 0; turn < turns; turn++) {
      ours.push(own(program, files))
      theirs.push(JSON.parse(execFileSync(python, [script, files, `${MEMORY}MB`], { encoding: 'utf8', maxBuffer: 1e9 })))
    }
    same(ours[0].rows, theirs[0].rows)
    const least = (all, name) => Math.min(...all.map((one) => one[name]))
    const most = (all) => Math.max(...all.map((one) => one.megabytes))
    const [mine, other] = [least(ours, 'seconds'), least(theirs, 'seconds')]
    const ratio = other / mine
    const growth = before && (mine / rows) / before
    before = mine / rows
    const promised = rows === 30_000_000
    const words = (seconds, all) => `${seconds.toFixed(2)} s, ${least(all, 'cpu').toFixed(1)} CPU-s`
    row(`Persistent absence by school and group, ${counted(rows)} rows`, words(mine, ours), `DuckDB ${words(other, theirs)}`,
      `${ratio.toFixed(2)} times${growth ? `, growth ${growth.toFixed(2)} a row` : ''}`, promised ? '≥ 1 times' : 'growth', !promised || ratio >= 1)
    row('… memory at most', `${most(ours)} MB`, `DuckDB ${most(theirs)} MB`, `${(most(theirs) / most(ours)).toFixed(1)} times`, '–', true)
    rmSync(files, { recursive: true })
  }
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

// The whole process, from its start to the last figure; DuckDB's time leaves out the start of Python.
function own (program, files) {
  const measure = `import json,resource,subprocess,sys,time
began = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)
took = time.monotonic() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
rows = [[one["school"], one["schoolyear"], one["group"], one["pupils"], one["persistently-absent"]] for one in json.loads(done.stdout)["results"]]
rows.sort(key=lambda row: [row[0] or "", row[1], row[2]])
print(json.dumps({"seconds": took, "cpu": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss // 1024, "rows": rows}))`
  const told = execFileSync('python3', ['-c', measure, program, 'attendance', '--json', '--memory', String(MEMORY), '--from', files], { encoding: 'utf8', maxBuffer: 1e9 })
  return JSON.parse(told)
}

function same (ours, theirs) {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error('bigplan-cluster and DuckDB tell other figures')
}
