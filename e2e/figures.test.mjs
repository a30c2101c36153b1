// Figures from a file to the scorecard, as an officer brings them in and a councillor looks at them.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { accessible, fitsPaper, fitsWidth, launch, screenshot, signIn, startBigplan, withScripts } from './support.mjs'

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
  await fitsPaper(page, name)
}

test('a councillor sees without scripts what is wrong and who acts', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${bigplan.address}/partnerships/peterborough/scorecard`)
  assert.ok(await page.locator('.f-scores tbody tr').count() >= 5)
  await page.goto(`${bigplan.address}/partnerships/peterborough/measures/ni-112`)
  await page.getByRole('heading', { name: 'What is meant to move it' }).waitFor()
  await page.getByRole('heading', { name: 'As reported then, as known now' }).waitFor()
})

test('a councillor chooses without scripts what the map shows and whom a gap stands between', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${bigplan.address}/partnerships/cambridgeshire/area`)
  await page.getByLabel('Measure', { exact: true }).selectOption('under-18-conceptions')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('heading', { name: /Conceptions of girls under 18.*2017/ }).waitFor()
  await page.getByRole('link', { name: 'Fenland' }).first().click()
  await page.getByRole('heading', { name: 'The gap' }).waitFor()
  await page.getByLabel('Compare').selectOption({ label: 'Fenland' })
  await page.getByLabel('With', { exact: true }).selectOption({ label: 'Cambridge' })
  await page.getByRole('button', { name: 'Show the gap' }).click()
  await page.getByRole('heading', { name: /^Fenland and Cambridge/ }).waitFor()
})

for (const [name, address] of [
  ['scorecard', '/partnerships/peterborough/scorecard'],
  ['scorecard-all', '/partnerships/cambridgeshire/scorecard?show=all'],
  ['measure', '/partnerships/peterborough/measures/ni-112'],
  ['gap-of-groups', '/partnerships/cambridgeshire/measures/looked-after-dental-checks'],
  ['gap-of-places', '/partnerships/cambridgeshire/measures/under-18-conceptions'],
  ['themes', '/partnerships/peterborough/themes?theme=safeguarding'],
  ['area', '/partnerships/cambridgeshire/area'],
  ['catalogue', '/measures?theme=safeguarding'],
  ['definition', '/measures/ni-59']
]) {
  test(`${name} can be used by everybody`, async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${bigplan.address}${address}`)
    await looksRight(page, name)
  })
}

test('an officer loads a file, keeps its good figures, and the scorecard shows them', async () => {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, bigplan, '/partnerships/peterborough/figures')
  await page.getByRole('button', { name: 'Load a file' }).click()
  await looksRight(page, 'figures-upload')
  const text = 'measure,area,period,value\nNI 59,Peterborough,2009/10,71.5\nNI 60,Peterborough,2009/10,140\n'
  await page.getByLabel('The file').setInputFiles({ name: 'invented.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Look at the file' }).click()
  await page.waitForURL('**/figure-files/**')
  await looksRight(page, 'figures-review')
  await page.getByLabel('Everybody').check()
  await page.getByLabel('Source', { exact: true }).fill('Invented in a journey')
  await page.getByRole('button', { name: 'Read it like this' }).click()
  await page.getByRole('button', { name: /Keep the .* good figure/ }).click()
  await page.getByText('The figures of this file were kept').waitFor()
  await page.getByRole('link', { name: 'What the load changed' }).click()
  await looksRight(page, 'figures-load')
  await page.goto(`${bigplan.address}/partnerships/peterborough/figures`)
  await looksRight(page, 'figures')
  await page.goto(`${bigplan.address}/partnerships/peterborough/figures/type?measure=NI+59&periods=2009/10`)
  await looksRight(page, 'figures-typed')
  await page.goto(`${bigplan.address}/partnerships/peterborough/scorecard/measures`)
  await looksRight(page, 'scorecard-choose')
  await page.goto(`${bigplan.address}/partnerships/peterborough/scorecard/neighbours`)
  await looksRight(page, 'scorecard-neighbours')
  await page.goto(`${bigplan.address}/partnerships/peterborough/measures/ni-59/story`)
  await looksRight(page, 'story')

  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(`${bigplan.address}/partnerships/peterborough/measures/ni-59`)
  assert.ok((await visitor.locator('main').textContent()).includes('71.5%'))
})

// Three hundred thousand invented figures: enough to take longer than an answer is waited for.
function long () {
  const rows = ['measure,area,group,period,value']
  const years = Array.from({ length: 49 }, (_, index) => 1960 + index)
  const areas = ['Barnsley', 'Bath and North East Somerset', 'Bedford', 'Birmingham', 'Blackburn with Darwen', 'Blackpool', 'Bolton', 'Bradford', 'Bury', 'Calderdale', 'Cambridgeshire', 'Coventry', 'Darlington', 'Derby', 'Devon', 'Doncaster', 'Essex', 'Gateshead', 'Hampshire', 'Kent', 'Kirklees', 'Lancashire', 'Leeds', 'Leicester', 'Norfolk', 'Oldham', 'Peterborough', 'Salford', 'Suffolk', 'Surrey']
  for (let measure = 50; measure <= 118; measure++) {
    for (const area of areas) {
      for (const year of years) for (const group of ['All', 'Girls', 'Boys']) rows.push(`NI ${measure},${area},${group},${year}/${`${year + 1}`.slice(2)},50`)
    }
  }
  return rows.join('\n')
}

async function kept (page, name) {
  await signIn(page, bigplan, '/partnerships/surrey/figures/new')
  await page.getByLabel('The file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(long()) })
  await page.getByRole('button', { name: 'Look at the file' }).click()
  await page.getByRole('button', { name: /^Keep / }).click()
  assert.match(await page.locator('h1').innerText(), new RegExp(`^Loading ${name}`))
}

test('a long load shows how far it is, can be left, and can be stopped', { timeout: 400_000 }, async () => {
  const patient = { timeout: 120_000 }
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  page.setDefaultTimeout(patient.timeout)
  await kept(page, 'stopped.csv')
  // Without being loaded anew the page says that it went on.
  await page.evaluate(() => { globalThis.stayed = true })
  await page.getByText(/^([1-9][\d,]* good figures found so far|[1-9][\d,]* of [\d,]+ figures)\.$/).waitFor(patient)
  assert.equal(await page.evaluate(() => globalThis.stayed), true)
  await page.goto(`${bigplan.address}/partnerships/surrey/figures`)
  assert.match(await page.locator('main').innerText(), /stopped\.csv.*being loaded now/)
  await page.getByRole('link', { name: 'stopped.csv' }).click()
  await page.getByRole('button', { name: 'Stop the load' }).click()
  await page.getByText('Nothing of this file counts yet').waitFor(patient)

  const plain = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } })).newPage()
  plain.setDefaultTimeout(patient.timeout)
  await kept(plain, 'kept.csv')
  const copy = await withScripts(plain)
  await looksRight(copy, 'figures-loading')
  await copy.context().close()
  await plain.getByText('The figures of this file were kept').waitFor(patient)
})
