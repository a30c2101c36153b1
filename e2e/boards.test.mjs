// Inspections and boards: a recommendation closed by two people, a meeting from agenda to agreed minutes. With and without scripts.
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
const administrator = () => ({ ...bigplan, email: 'administrator@demonstration.example' })

async function looksRight (page, name) {
  await accessible(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, name)
  await screenshot(page, `${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, name)
}

test('one person says that a recommendation is met and another closes it, without scripts', { timeout: 180_000 }, async () => {
  const first = await opened({ javaScriptEnabled: false })
  const home = '/partnerships/surrey/inspections'
  await signIn(first, bigplan, home)
  await first.getByRole('link', { name: 'A qualified social worker for each looked after child' }).first().click()
  const address = first.url()
  await first.getByRole('link', { name: 'Give evidence' }).click()
  await first.getByLabel('What it shows').fill('A list of every child and worker')
  await first.getByRole('button', { name: 'Save' }).click()
  await first.getByRole('link', { name: 'Say that it is met' }).click()
  await first.getByLabel('How it was met').fill('Every child has one')
  await first.getByRole('button', { name: 'Say that it is met' }).click()
  assert.match(await first.locator('.govuk-inset-text').innerText(), /second person must agree/)
  const second = await opened()
  await signIn(second, administrator(), new URL(address).pathname)
  await looksRight(second, 'recommendation')
  await second.getByRole('link', { name: 'Agree that it is met, and close it' }).click()
  await looksRight(second, 'recommendation-step')
  await second.getByRole('button', { name: 'Agree and close it' }).click()
  assert.match(await second.locator('main').innerText(), /Closed: a second person agreed/)
})

test('a meeting is planned, written up and agreed', { timeout: 180_000 }, async () => {
  const page = await opened()
  await signIn(page, bigplan, '/partnerships/peterborough/boards')
  await looksRight(page, 'boards')
  await page.getByRole('link', { name: 'Be Healthy Partnership' }).first().click()
  await looksRight(page, 'board')
  await page.getByRole('link', { name: 'Plan a meeting' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter the day of the meeting/)
  await looksRight(page, 'meeting-form-wrong')
  await page.getByLabel('Day', { exact: true }).fill('1 October 2009')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Add a point' }).click()
  await page.getByLabel('What it is about').fill('Healthy schools')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: /^tie to an item/ }).click()
  await page.getByLabel('Words of its title').fill('obese')
  await page.getByRole('button', { name: 'Find' }).click()
  await looksRight(page, 'item-choice')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Choose' }).click()
  await page.getByRole('link', { name: 'Change day, place or state' }).click()
  await page.getByLabel('Minutes agreed').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await looksRight(page, 'minutes')
  const visitor = await opened()
  await visitor.goto(page.url())
  assert.match(await visitor.locator('main').innerText(), /Healthy schools/)
})

test('a visitor reads inspections, a notice, a contract and a workplan', { timeout: 180_000 }, async () => {
  const page = await opened()
  for (const path of ['/partnerships/cambridgeshire/inspections', '/partnerships/surrey/inspections']) {
    await page.goto(bigplan.address + path)
    await looksRight(page, path.slice(1).replaceAll('/', '-'))
  }
  await page.getByRole('link', { name: 'Improvement notice to Surrey' }).click()
  await looksRight(page, 'notice')
  await page.goto(`${bigplan.address}/partnerships/peterborough/boards`)
  await page.getByRole('link', { name: 'Stay Safe Partnership' }).first().click()
  const board = page.url()
  await page.getByRole('link', { name: /its workplan/ }).first().click()
  await looksRight(page, 'workplan')
  await page.goto(`${board}/contract`)
  await looksRight(page, 'contract')
})
