// Counting from records: an officer begins it, a worker's new referral moves the figure, and a figure opens to its records
// and back. All invented.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { fitsPaper, launch, looksRight, signedIn, startBigplan } from './support.mjs'

const place = '/partnerships/cambridgeshire'
const referrals = `${place}/measures/referrals`
let bigplan, browser

before(async () => {
  bigplan = await startBigplan()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await bigplan?.stop()
})

const somebody = (who, next, javaScriptEnabled) => signedIn(browser, bigplan, who, next, javaScriptEnabled)

// The newest year's number of referrals, asked for until it is another than `before`: the program counts by itself.
async function newestFigure (officer, before) {
  for (let tries = 0; tries < 100; tries++) {
    await officer.goto(`${bigplan.address}${referrals}/counted`)
    const first = officer.locator('table').first().locator('tbody tr').first().getByRole('cell').first()
    const now = await first.count() ? await first.innerText() : ''
    if (now !== '' && now !== before) return now
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the figure stayed ${before ?? 'empty'}`)
}

async function beginReferral (worker) {
  await worker.goto(`${bigplan.address}/registers/referral?whose=mine`)
  await worker.locator('tbody th a').first().click()
  const child = (await worker.locator('.govuk-body-l a').getAttribute('href')).split('/').pop()
  await worker.goto(`${bigplan.address}/registers/referral/new?person=${child}`)
  await worker.getByLabel('Received on').fill(new Date().toISOString().slice(0, 10))
  await worker.getByLabel('Who referred').selectOption('2A')
  await worker.getByLabel('What the worry is').fill('Invented for a journey.')
  await worker.getByRole('button', { name: 'Save', exact: true }).click()
  await worker.getByRole('heading', { level: 1, name: /^Referral / }).waitFor()
  return worker.url()
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`a figure is counted, follows a new referral, and opens to it, ${how}`, { timeout: 120_000 }, async () => {
    const looks = async (page, where) => {
      if (!javaScriptEnabled) return
      await looksRight(page, where)
      await fitsPaper(page, where)
    }
    const officer = await somebody('officer', place, javaScriptEnabled)
    await officer.getByRole('link', { name: 'Counted from records' }).click()
    await looks(officer, 'what is counted before it begins')
    await officer.getByRole('button', { name: 'Begin to count from records' }).click()
    await officer.getByText('Counting is on.').waitFor()
    const before = await newestFigure(officer)
    await looks(officer, 'a measure counted from records')

    const worker = await somebody('social-worker', '/registers', javaScriptEnabled)
    const record = await beginReferral(worker)
    assert.equal(Number(await newestFigure(officer, before)), Number(before) + 1)
    await officer.goto(`${bigplan.address}${place}/counted`)
    await officer.getByRole('table', { name: 'Runs that changed a figure' }).waitFor()
    await looks(officer, 'what is counted')
    await officer.goto(`${bigplan.address}${referrals}/counted`)
    await officer.getByRole('link', { name: /^Records behind/ }).first().click()
    await officer.getByText('None of the records is yours to see today').waitFor()
    await looks(officer, 'records behind a figure for an officer')

    await worker.getByRole('link', { name: 'Figures that this record is in' }).click()
    await looks(worker, 'figures that a record is in')
    await worker.getByRole('link', { name: /^Referrals/ }).last().click()
    await worker.goto(officer.url())
    assert.ok((await worker.locator('tbody th a').evaluateAll((links) => links.map((link) => link.href))).includes(record))
    await looks(worker, 'records behind a figure')

    await officer.goto(`${bigplan.address}${place}/counted`)
    await officer.getByRole('button', { name: 'Stop counting from records' }).click()
    await officer.getByText('Counting is off.').waitFor()
  })
}
