// Going from link to link, one page of each kind.
import assert from 'node:assert/strict'
import { accessible, fitsWidth, screenshot } from './support.mjs'

// One address of each kind: addresses that differ only in an id, a partnership or a measure are of one kind.
const kindOf = (path) => path.replace(/[0-9a-z]{26}/g, 'ID').replace(/\/measures\/[0-9a-z-]+/, '/measures/CODE').replace(/@[0-9]+\.[0-9]+/, '').replace(/^\/partnerships\/[a-z-]+/, '/partnerships/NAME').replace(/(\/parts\/[a-z]+)\/\d+/, '$1/N').replace(/\?.*$/, (query) => `?${[...new URLSearchParams(query).keys()].sort().join('&')}`)
const isPage = (path) => !/\.(json|csv)\b|^\/sign-out/.test(path)

// The most kinds of page whose links are followed.
const FOLLOWED = 80

// Goes from link to link and looks at one page of each kind while it is open; gives the addresses.
export async function walk (bigplan, page, look) {
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

export async function looksRight (page, path, who) {
  assert.equal(await page.locator('h1').count(), 1, `one h1 on ${path}`)
  await accessible(page, `${path} for ${who}`)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${path} at 320 pixels for ${who}`)
  await screenshot(page, `${who}-${kindOf(path).replaceAll('/', '_')}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, `${who}-${kindOf(path).replaceAll('/', '_')}`)
}
