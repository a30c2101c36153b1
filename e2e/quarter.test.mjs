// A quarter from its opening to its edition, with and without scripts; what was reported beside what is known now.
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

const home = '/partnerships/peterborough/quarters'
const opened = async (options = {}) => (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()
const administrator = () => ({ ...bigplan, email: 'administrator@demonstration.example' })
const save = (page, name) => page.getByRole('button', { name }).click()

async function looksRight (page, name) {
  await accessible(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, name)
  await page.setViewportSize({ width: 360, height: 740 })
  await screenshot(page, `${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, name)
  await page.emulateMedia({ media: 'print' })
  await screenshot(page, `${name}-print`)
  await page.emulateMedia({ media: 'screen' })
}

test('an officer opens a quarter and answers a question', { timeout: 240_000 }, async () => {
  const page = await opened()
  await signIn(page, bigplan, home)
  await looksRight(page, 'quarters')
  await page.getByRole('link', { name: 'When quarters open by themselves' }).click()
  await page.getByLabel('By themselves').check()
  await looksRight(page, 'quarter-calendar')
  await save(page, 'Save')
  await page.getByRole('link', { name: 'Open a quarter' }).click()
  await looksRight(page, 'quarter-open')
  await save(page, 'Open it and ask')
  await page.waitForURL(/quarters\/[0-9a-z]{26}$/)
  const quarter = page.url()
  await looksRight(page, 'quarter')
  await page.getByRole('link', { name: /First assessments/ }).first().click()
  await looksRight(page, 'quarter-ask')
  await save(page, 'Save the answer')
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter what happened/)
  await page.getByRole('textbox', { name: 'What happened' }).fill('65.8 % were done in time, after 61.2 %.')
  await page.getByRole('textbox', { name: 'Why' }).fill('Managers look each morning at what falls due.')
  await page.getByRole('textbox', { name: 'What comes next' }).fill('The same for the other team.')
  await save(page, 'Save the answer')
  assert.match(await page.locator('main').innerText(), /65\.8 %: Peterborough/)
  await looksRight(page, 'quarter-answered')
})

test('a visitor reads what was reported, and what became of the figures', { timeout: 120_000 }, async () => {
  const page = await opened()
  await page.goto(bigplan.address + home)
  await page.getByRole('link', { name: 'Quarter 4 of 2008/09' }).click()
  assert.match(await page.locator('#restated + ul').innerText(), /60\.4%/)
  await looksRight(page, 'quarter-edition')
})
