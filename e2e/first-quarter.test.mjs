// From an empty partnership to a signed-off quarter in one sitting: a plan from a document, figures from a file, an
// answer, a sign-off. All that is written here is invented.
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

const plan = `# Nodland Children and Young People’s Plan 2026–2028

An invented plan of an invented place.

## Priority 1: Quick help for families

Families who ask for help hear soon what will be done.

| Ref | Action | Lead | By when | Measured by |
|-----|--------|------|---------|-------------|
| 1.1 | See every family within seven days | Head of Evenings, Nodland Council | March 2028 | NI 59 |
| 1.2 | Write to every school about the helpline | Head of Evenings, Nodland Council | March 2028 | NI 112 |
`
const figures = `measure,area,period,value
NI 59,Cambridgeshire,2023/24,61.2
NI 59,Cambridgeshire,2024/25,65.8
NI 112,Cambridgeshire,2022,14.1
NI 112,Cambridgeshire,2023,13.9
`
const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const main = (page) => page.locator('main').innerText()
const save = (page, name) => page.getByRole('button', { name }).click()

async function looksRight (page, name) {
  await accessible(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${name} at 320 pixels`)
  await page.setViewportSize({ width: 360, height: 740 })
  await screenshot(page, `first-${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 900 })
  await screenshot(page, `first-${name}`)
}

test('from an empty partnership to a signed-off quarter in one sitting', { timeout: 400_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(page, { ...bigplan, email: 'administrator@demonstration.example' })
  await page.goto(bigplan.address)
  await page.getByRole('link', { name: 'Add a partnership' }).click()
  await looksRight(page, 'new')
  await save(page, 'Save')
  await page.getByRole('alert').waitFor()
  await looksRight(page, 'new-wrong')
  await page.getByLabel('Name', { exact: true }).fill('Nodland Children’s Trust')
  await save(page, 'Save')
  await page.waitForURL('**/partnerships/nodland-childrens-trust')
  const home = page.url()
  await looksRight(page, 'empty')

  await page.getByRole('link', { name: 'read one from a document' }).click()
  await page.getByLabel('Whose plan is it?').selectOption({ label: 'Nodland Children’s Trust' })
  await page.getByLabel('The document').setInputFiles(file('nodland.md', plan))
  await save(page, 'Read the document')
  await page.getByRole('heading', { name: /^Import of/ }).waitFor()
  await save(page, 'Accept all that is not left out')
  await save(page, /^Accept \d+ items? as a draft plan$/)
  await page.waitForURL('**/plans/*')
  const address = page.url()
  assert.match(await main(page), /See every family within seven days/)
  await page.goto(`${address}/publish`)
  await save(page, 'Publish')
  await page.getByText('Working copy').waitFor()

  await page.goto(`${home}/scorecard/neighbours`)
  await page.getByLabel('Area that the partnership answers for').fill('Cambridgeshire')
  await save(page, 'Save')
  await page.waitForURL('**/scorecard')
  await page.goto(`${home}/figures`)
  await looksRight(page, 'no-figures')
  await page.getByRole('button', { name: 'Load a file' }).click()
  await page.getByLabel('The file').setInputFiles(file('counted.csv', figures))
  await save(page, 'Look at the file')
  await page.getByLabel('Everybody').check()
  await page.getByLabel('Source', { exact: true }).fill('Invented in a journey')
  await save(page, 'Read it like this')
  await save(page, 'Keep all 4 figures')
  await page.getByText('The figures of this file were kept').waitFor()
  await page.goto(`${home}/scorecard`)
  assert.match(await main(page), /65\.8%/)
  await looksRight(page, 'scorecard')

  await page.goto(`${home}/quarters`)
  await looksRight(page, 'no-quarter')
  await page.getByRole('link', { name: 'Open a quarter' }).click()
  await save(page, 'Open it and ask')
  await page.waitForURL(/quarters\/[0-9a-z]{26}$/)
  const quarter = page.url()
  assert.match(await main(page), /0 of 2 questions are answered/)
  await looksRight(page, 'quarter')
  for (const words of ['65.8 % of families were seen in time, after 61.2 %.', 'It fell to 13.9 from 14.1.']) {
    await page.goto(quarter)
    await page.locator('section[aria-labelledby=waiting] th a').first().click()
    await page.getByRole('textbox', { name: 'What happened' }).fill(words)
    await save(page, 'Save the answer')
    assert.match(await main(page), /Numbers in it that are figures/)
  }
  await looksRight(page, 'answered')
  await page.goto(quarter)
  await page.getByRole('link', { name: 'Check what is reported and sign it off' }).click()
  await looksRight(page, 'sign-off')
  await page.getByLabel('I have checked what is reported').check()
  await save(page, 'Sign off and freeze')
  assert.match(await page.locator('h1').innerText(), /as reported/)
  const visitor = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await visitor.goto(`${home}/quarters`)
  await visitor.getByRole('link', { name: /^Quarter \d of/ }).click()
  assert.match(await main(visitor), /65\.8 % of families were seen in time/)
  await looksRight(visitor, 'edition')
})
