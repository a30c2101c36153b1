// A running Bigplan with the demonstration, and a browser to use it with.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import { SMTPServer } from 'smtp-server'

const program = process.env.BIGPLAN ?? 'bigplan'
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic']

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

// Starts the program on a free loopback port with a database of its own; `settings` go to its environment.
export async function startBigplan (settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bigplan-e2e-'))
  const port = await freePort()
  const password = 'three random words for journeys'
  const child = spawn(program, ['serve', '--demo', '--database', `sqlite:${folder}/journeys.sqlite`, '--listen', `127.0.0.1:${port}`], {
    env: { ...process.env, BIGPLAN_DEMO_PASSWORD: password, ...settings },
    stdio: ['ignore', 'inherit', 'inherit']
  })
  const address = `http://127.0.0.1:${port}`
  try {
    await answering(`${address}/readyz`, child)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    address,
    email: 'officer@demonstration.example',
    password,
    async stop () {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

async function answering (address, child) {
  for (let tries = 0; tries < 900; tries++) {
    if (child.exitCode !== null) throw new Error(`bigplan ended with ${child.exitCode}`)
    try {
      if ((await fetch(address)).ok) return
    } catch { /* not yet */ }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('bigplan did not answer within 90 seconds')
}

// A mail server on a free loopback port that keeps what it is given; `settings` make Bigplan send there.
export async function startMailServer () {
  const letters = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData (stream, session, done) {
      const chunks = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map((to) => to.address), text: Buffer.concat(chunks).toString() })
        done()
      })
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    letters,
    settings: {
      BIGPLAN_SMTP: `smtp://127.0.0.1:${server.server.address().port}`,
      BIGPLAN_MAIL_FROM: 'Bigplan <bigplan@demonstration.example>',
      BIGPLAN_ADDRESS: 'https://plan.demonstration.example'
    },
    stop: () => new Promise((resolve) => server.close(resolve))
  }
}

// What stands in a letter, without the marks that keep its lines short.
export const plainText = (text) => text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })

// The same page where scripts run: axe is a script and waits for ever where they do not.
export async function withScripts (page) {
  const body = await page.content()
  const copy = await (await page.context().browser().newContext({ viewport: page.viewportSize() })).newPage()
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  await copy.goto(page.url())
  return copy
}

// Every rule of axe for WCAG 2.2 AA and its best practices: nothing may be found. Not for a page without scripts.
export async function accessible (page, where) {
  // What passes is not gathered: on a page with a long table that takes most of the time.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  const told = violations.map((found) => `${found.id}: ${found.help} (${found.nodes.map((node) => node.target.join(' ')).slice(0, 3).join('; ')})`)
  assert.deepEqual(told, [], `accessibility of ${where}`)
}

export async function signIn (page, bigplan, next = '/') {
  await page.goto(`${bigplan.address}/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Email address').fill(bigplan.email)
  await page.getByLabel('Password', { exact: true }).fill(bigplan.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${bigplan.address}${next === '/' ? '/my-work' : next}`)
}

// No page may scroll sideways as a whole: only wide tables and diagrams inside it.
export async function fitsWidth (page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(over <= 0, `${where} is ${over} pixels too wide`)
}

// On a sheet of A4 nothing is wider than the sheet, so that no table is cut.
export async function fitsPaper (page, where) {
  const before = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  // 210 mm less the margins of the pages.
  await page.setViewportSize({ width: 702, height: 1000 })
  const cut = await page.evaluate(() => [...document.querySelectorAll('main table, main svg')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.textContent.trim().slice(0, 60)))
  assert.deepEqual(cut, [], `${where} is cut on paper`)
  await page.emulateMedia({ media: null })
  await page.setViewportSize(before)
}

export async function screenshot (page, name) {
  if (!process.env.BIGPLAN_SCREENSHOTS) return
  mkdirSync(process.env.BIGPLAN_SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: join(process.env.BIGPLAN_SCREENSHOTS, `${name}.png`), fullPage: true })
}

// Accessible, kept as a picture where pictures are asked for, and no wider than a phone.
export async function looksRight (page, where) {
  await accessible(page, where)
  await screenshot(page, where.replaceAll(' ', '-'))
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${where} at 320 pixels`)
  await screenshot(page, `${where.replaceAll(' ', '-')}-narrow`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

// A page for somebody of the demonstration, who is signed in.
export async function signedIn (browser, bigplan, who, next, javaScriptEnabled = true) {
  const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(page, { ...bigplan, email: `${who}@demonstration.example` }, next)
  return page
}
