// Needs assessment: what a visitor reads, and an officer who adds evidence, a decision and a gap. With and without scripts.
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

const opened = async (options = {}) => (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()

async function looksRight (page, name) {
  await accessible(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, name)
  await page.setViewportSize({ width: 360, height: 740 })
  await screenshot(page, `${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, name)
}

// The address of the first plan of a partnership that has needs.
async function needsOf (page, slug, title) {
  await page.goto(`${bigplan.address}/partnerships/${slug}`)
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('link', { name: 'Needs', exact: true }).click()
  return page.url()
}

test('a visitor reads needs, evidence, hot spots, decisions, the chain and the triangle', { timeout: 300_000 }, async () => {
  const page = await opened()
  const needs = await needsOf(page, 'peterborough', /Building/)
  await looksRight(page, 'needs')
  await page.getByRole('link', { name: 'Fewer teenage conceptions' }).click()
  assert.match(await page.locator('main').innerText(), /What parents and carers say/)
  await looksRight(page, 'need')
  for (const [link, name] of [['Hot spots', 'hot-spots'], ['Decisions', 'decisions'], ['From need to measure', 'chain'], ['Triangle of need', 'triangle-empty']]) {
    await page.goto(needs)
    await page.getByRole('link', { name: link, exact: true }).click()
    await looksRight(page, name)
  }
  // Where districts have figures: hot spots by number, and a chart for each gap.
  const county = await needsOf(page, 'cambridgeshire', /Children and Young People/)
  await looksRight(page, 'needs-county')
  await page.getByRole('link', { name: 'Hot spots', exact: true }).click()
  assert.match(await page.locator('main').innerText(), /Fenland/)
  assert.ok(await page.locator('.f-chart').count() > 0, 'the table of places and needs is drawn')
  await looksRight(page, 'hot-spots-county')
  await page.goto(county)
  await page.getByRole('row', { name: /^1\.11 / }).getByRole('link', { name: 'Fewer teenage pregnancies' }).click()
  assert.match(await page.locator('main').innerText(), /England[\s\S]*(More than chance|May be chance|No gap)/)
  await looksRight(page, 'need-county')
  await page.goto(`${bigplan.address}/partnerships/surrey/triangle`)
  assert.match(await page.locator('main').innerText(), /243,000/)
  await looksRight(page, 'triangle')
})

test('an officer adds evidence and notes a decision, without scripts', { timeout: 300_000 }, async () => {
  const page = await opened({ javaScriptEnabled: false })
  await signIn(page, bigplan, '/partnerships/peterborough')
  // What is looked at for accessibility needs scripts: the same pages, beside.
  const seen = await opened()
  await signIn(seen, bigplan, '/partnerships/peterborough')
  await needsOf(page, 'peterborough', /Building/)
  await page.getByRole('link', { name: 'Less bullying', exact: true }).click()
  const need = page.url()
  await page.getByRole('link', { name: 'Add evidence' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose of which kind it is/)
  await seen.goto(`${need}/evidence`)
  await seen.getByRole('button', { name: 'Save' }).click()
  await looksRight(seen, 'evidence-form-wrong')
  await page.getByLabel('What parents and carers say').check()
  await page.getByLabel('What it says').fill('We hear of it last')
  await page.getByLabel('Yes, and only the partnership may see them').check()
  await page.getByLabel('Where it is from').fill('An evening with parents')
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await page.locator('main').innerText(), /We hear of it last/)
  const visitor = await opened()
  await visitor.goto(need)
  assert.doesNotMatch(await visitor.locator('main').innerText(), /We hear of it last/)
  await page.getByRole('link', { name: 'Note what was decided' }).click()
  await seen.goto(page.url())
  await looksRight(seen, 'decision-form')
  await page.getByLabel('It became no priority').check()
  await page.getByLabel('Or another body that decided').fill('The board of the schools')
  await page.getByLabel('When it was decided').fill('2 June 2009')
  await page.getByLabel('Why, or why not').fill('Schools do it together')
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await page.locator('main').innerText(), /No priority[\s\S]*Schools do it together/)
  await seen.goto(need)
  await looksRight(seen, 'need-officer')
  await seen.goto(`${need}/gap`)
  await looksRight(seen, 'gap-form')
  await seen.goto(`${bigplan.address}/partnerships/peterborough/triangle/change`)
  await looksRight(seen, 'triangle-form')
})
