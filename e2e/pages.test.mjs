// Every kind of page that a reader can reach by links: accessible, fitting the screen, whole without scripts.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { accessible, fitsWidth, launch, screenshot, signIn, startBigplan } from './support.mjs'

let bigplan, browser
before(async () => {
  bigplan = await startBigplan()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await bigplan?.stop()
})

// One address of each kind: addresses that differ only in an id, a partnership or a measure are of one kind.
const kindOf = (path) => path.replace(/[0-9a-z]{26}/g, 'ID').replace(/\/measures\/[0-9a-z-]+/, '/measures/CODE').replace(/@[0-9]+\.[0-9]+/, '').replace(/^\/partnerships\/[a-z]+/, '/partnerships/NAME').replace(/(\/parts\/[a-z]+)\/\d+/, '$1/N').replace(/\?.*$/, (query) => `?${[...new URLSearchParams(query).keys()].sort().join('&')}`)
const isPage = (path) => !/\.(json|csv)\b|^\/sign-out/.test(path)

// The most kinds of page whose links are followed.
const FOLLOWED = 80

// Goes from link to link and looks at one page of each kind while it is open; gives the addresses.
async function walk (page, look) {
  const found = new Map([['/', '/']])
  const waiting = [['/', look]]
  const plans = new Set()
  while (waiting.length > 0) {
    const [path, seen] = waiting.shift()
    const answer = await page.goto(bigplan.address + path)
    assert.equal(answer.status(), 200, path)
    const links = await page.$$eval('a[href^="/"]', (all) => all.map((link) => link.getAttribute('href').replace(/#.*$/, '')))
    await seen(path)
    if (found.size >= FOLLOWED && seen === look) continue
    for (const link of links.filter(isPage)) {
      if (!found.has(kindOf(link))) {
        found.set(kindOf(link), link)
        waiting.push([link, look])
        plans.add(link)
      } else if (kindOf(link) === '/plans/ID' && !plans.has(link)) {
        // Plans differ in what they have: each is looked through for links, though one stands for all.
        plans.add(link)
        waiting.push([link, () => {}])
      }
    }
  }
  return [...found.values()]
}

async function looksRight (page, path, who) {
  assert.equal(await page.locator('h1').count(), 1, `one h1 on ${path}`)
  await accessible(page, `${path} for ${who}`)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${path} at 320 pixels for ${who}`)
  await screenshot(page, `${who}-${kindOf(path).replaceAll('/', '_')}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, `${who}-${kindOf(path).replaceAll('/', '_')}`)
}

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
  const paths = await walk(page, async (path) => {
    await looksRight(page, path, 'visitor')
    await saysTheSame(page, without, path)
  })
  assert.ok(paths.length >= 12, `found ${paths.length} kinds of page`)
  assert.deepEqual(errors, [], 'no script fails and no policy is broken')
})

test('the performance officer finds every page whole and accessible', { timeout: 900_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await signIn(page, bigplan)
  const paths = await walk(page, (path) => looksRight(page, path, 'officer'))
  assert.ok(paths.some((path) => path.startsWith('/imports')), 'imports are linked')
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
