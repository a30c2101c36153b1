// A plan from consultation to published to replaced, as the public, a partner and an officer go through it.
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

async function looksRight (page, name) {
  assert.equal(await page.locator('h1').count(), 1, `one h1 on ${name}`)
  await accessible(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${name} at 320 pixels`)
  await screenshot(page, `${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, name)
}

const plans = (page) => page.$$eval('a[href^="/plans/"]', (all) => all.map((link) => [link.textContent.trim(), link.getAttribute('href')]))
const find = async (page, words) => {
  await page.goto(`${bigplan.address}/`)
  const found = (await plans(page)).find(([title]) => title.includes(words))
  assert.ok(found, `a plan called ${words}`)
  return bigplan.address + found[1]
}

test('somebody from the public comments without scripts, and is answered', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const visitor = await context.newPage()
  const plan = await find(visitor, '2010-13')
  await visitor.goto(plan)
  await visitor.getByRole('link', { name: 'Have your say' }).click()
  await visitor.getByLabel('Your comment').fill('Invented in a journey: more swings')
  await visitor.getByRole('button', { name: 'Send' }).click()
  assert.equal(await visitor.locator('h1').textContent(), 'Thank you for your comment')
  await context.close()

  const officer = await (await browser.newContext()).newPage()
  await signIn(officer, bigplan)
  await officer.goto(`${plan}/comments`)
  await looksRight(officer, 'comments')
  await officer.getByRole('listitem').filter({ hasText: 'more swings' }).first().waitFor()
  const link = officer.locator('li:has-text("more swings") + li a')
  await link.click()
  await officer.getByRole('button', { name: 'Show it to everybody' }).click()
  await officer.getByLabel('We changed the plan', { exact: true }).check()
  await officer.getByLabel('Answer').fill('Invented in a journey: three more.')
  await looksRight(officer, 'answer')
  await officer.getByRole('button', { name: 'Save the answer' }).click()
  await officer.waitForURL('**/comments')

  const reader = await (await browser.newContext()).newPage()
  await reader.goto(`${plan}/consultation`)
  await reader.getByText('three more.').waitFor()
  await looksRight(reader, 'consultation')
})

test('an officer closes the consultation, keeps a version, compares and publishes', async () => {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, bigplan)
  const plan = await find(page, '2010-13')
  await page.goto(`${plan}/life`)
  await looksRight(page, 'life')
  await page.getByRole('button', { name: 'Close the consultation' }).click()
  await looksRight(page, 'close')
  await page.getByRole('button', { name: 'Close the consultation' }).click()
  await page.getByRole('link', { name: 'Say what the consultation came to.' }).click()
  await page.getByLabel('What did it come to?').fill('Invented in a journey: three more swings.')
  await page.getByRole('button', { name: 'Close the consultation' }).click()
  await page.waitForURL('**/life')
  await page.goto(`${plan}/versions`)
  await page.getByLabel('What is it for?').fill('For the journey')
  await page.getByRole('button', { name: 'Make a version' }).click()
  await page.getByRole('cell', { name: 'For the journey' }).waitFor()
  await looksRight(page, 'versions')
  const before = await find(page, 'Interim Plan')
  await page.goto(`${plan}/compare?from=${before.split('/').pop()}`)
  await page.getByRole('heading', { name: 'Items' }).waitFor()
  await looksRight(page, 'compare')
  for (const end of ['sign-up', 'sign-up/ask', 'consultation/open', 'carried', 'timetable/add', 'family', 'family/add', 'family/agreement']) {
    await page.goto(`${plan}/${end}`)
    await looksRight(page, end.replace('/', '-'))
  }
  await page.goto(`${plan}/publish`)
  await page.getByLabel(/^Yes, of/).first().check()
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Working copy').waitFor()
  await page.goto(`${before}/life`)
  await page.getByText('replaced by another plan').waitFor()
  await page.goto(`${plan}/review`)
  await looksRight(page, 'review')
  await page.goto(`${plan}/next`)
  await looksRight(page, 'next')
})

test('who has signed, the timetable and the family are for everybody to read', async () => {
  const officer = await (await browser.newContext()).newPage()
  await signIn(officer, bigplan)
  await officer.goto(`${await find(officer, 'after 2010 for Peterborough')}/sign-up`)
  assert.match(await officer.locator('main').textContent(), /2 of 5 bodies have signed/)
  await looksRight(officer, 'sign-up-demonstration')
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(`${await find(reader, 'Interim Plan')}/timetable`)
  assert.equal(await reader.locator('.l-dates li').count(), 11)
  await looksRight(reader, 'timetable')
  await reader.goto(`${await find(reader, 'Countywide action plans')}/family`)
  await reader.getByText('Nothing answers it').first().waitFor()
  await looksRight(reader, 'family-demonstration')
})
