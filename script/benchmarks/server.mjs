// A running Bigplan to measure, and the load that is put on it.
import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

// Of everybody who signs in.
export const password = 'a long enough password for benches'

export async function start (program, folder, options, database = `sqlite:${folder}/bench.sqlite`) {
  const port = await freePort()
  const began = Date.now()
  const child = spawn(program, ['serve', ...options, '--database', database, '--listen', `127.0.0.1:${port}`], {
    env: { ...process.env, BIGPLAN_DEMO_PASSWORD: password }, stdio: 'ignore'
  })
  const address = `http://127.0.0.1:${port}`
  await answering(`${address}/`, child)
  const startedIn = Date.now() - began
  return {
    address,
    startedIn,
    memory: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024),
    publish: (file) => publish(program, database, address, file),
    officer: () => signedIn(address, 'officer@demonstration.example'),
    signedIn: (email) => signedIn(address, email),
    stop: () => new Promise((resolve) => { child.once('exit', resolve); child.kill('SIGTERM') })
  }
}

async function answering (address, child) {
  for (let tries = 0; tries < 6000; tries++) {
    if (child.exitCode !== null) throw new Error(`bigplan ended with ${child.exitCode}`)
    try {
      if ((await fetch(address)).ok) return
    } catch { /* not yet */ }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('bigplan did not answer within 30 seconds')
}

// Somebody with a browser: keeps cookies from page to page.
function visitor (address) {
  const cookies = new Map()
  const cookie = () => [...cookies].map((pair) => pair.join('=')).join('; ')
  const visit = async (where, form) => {
    const answer = await fetch(`${address}${where}`, {
      method: form ? 'POST' : 'GET', body: form && new URLSearchParams(form), redirect: 'manual', headers: { cookie: cookie() }
    })
    for (const set of answer.headers.getSetCookie()) cookies.set(...set.split(';')[0].split('='))
    return { status: answer.status, text: await answer.text() }
  }
  return { cookie, visit }
}

const field = (page, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''

async function signedIn (address, email) {
  const somebody = visitor(address)
  const page = await somebody.visit('/sign-in')
  const { status } = await somebody.visit('/sign-in', { 'form-key': field(page, 'form-key'), email, password })
  if (status !== 303) throw new Error(`${email} could not sign in: ${status}`)
  return somebody
}

// Stores the plan in the file, publishes it as the officer, and gives its page's address.
async function publish (program, database, address, file) {
  const path = /\/plans\/\S+/.exec(importPlan(program, database, file))[0]
  const officer = await signedIn(address, 'officer@demonstration.example')
  const asked = await officer.visit(`${path}/publish`)
  const published = await officer.visit(`${path}/publish`, { 'form-key': field(asked, 'form-key'), revision: field(asked, 'revision'), replaces: '' })
  if (published.status !== 303) throw new Error(`the plan could not be published: ${published.status}`)
  return `${address}${path}`
}

function importPlan (program, database, file) {
  const script = 'exec "$@" 2>&1 >/dev/null'
  try {
    return execFileSync('sh', ['-c', script, 'sh', program, 'import', 'plan', file, '--into', 'surrey', '--database', database], { encoding: 'utf8' })
  } catch (error) {
    if (error.status === 1) return error.stdout
    throw error
  }
}

// Requests per second and the 99th percentile in ms, with two connections: as many as there are cores, so that requests are
// answered and not queued.
export function requests (address, seconds) {
  const told = execFileSync('wrk', ['-t1', '-c2', `-d${seconds}s`, '--latency', address], { encoding: 'utf8' })
  const bad = /Non-2xx or 3xx responses: (\d+)/.exec(told)
  if (bad) throw new Error(`${bad[1]} requests to ${address} failed`)
  const [, number, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(told)
  const p99 = Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit]
  return { rate: Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(told)[1])), p99: Math.round(p99 * 10) / 10 }
}
