// Every kind of page that a visitor can reach by links: accessible, fitting the screen, whole without scripts, and on paper.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, startBigplan } from './support.mjs'
import { looksRight, walk } from './walk.mjs'

let bigplan, browser
before(async () => {
  bigplan = await startBigplan()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await bigplan?.stop()
})

const words = (page) => page.locator('main').evaluate((main) => main.textContent.replace(/\s+/g, ' ').trim())

async function saysTheSame (page, without, path) {
  await without.goto(bigplan.address + path)
  const [one, other] = [await words(page), await words(without)]
  assert.ok(other.length >= one.length * 0.9, `${path} has ${other.length} letters without scripts and ${one.length} with`)
}

test('a visitor finds every page whole, accessible, and the same without scripts', { timeout: 900_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  const without = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  const paths = await walk(bigplan, page, async (path) => {
    await looksRight(page, path, 'visitor')
    await saysTheSame(page, without, path)
  })
  assert.ok(paths.length >= 12, `found ${paths.length} kinds of page`)
  assert.deepEqual(errors, [], 'no script fails and no policy is broken')
})

const printed = async (page) => {
  const plan = bigplan.address + await page.locator('a[href^="/plans/"]').first().getAttribute('href')
  return [plan, `${plan}/life`, `${plan}/compare`, `${plan}/progress`, `${plan}/consultation`]
}

test('on paper there is the page and nothing around it', async () => {
  const page = await browser.newPage()
  await page.goto(bigplan.address)
  await page.emulateMedia({ media: 'print' })
  assert.ok(!(await page.locator('header').first().isVisible()), 'the header is left out')
  assert.ok(await page.locator('h1').isVisible())
  for (const path of await printed(page)) {
    await page.goto(path)
    assert.equal(await page.locator('.app-no-print:visible').count(), 0, `${path} prints what it should leave out`)
  }
})
