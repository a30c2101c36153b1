// A statutory return is checked before it is sent, kept as it was sent, and held against the records. The samples are invented.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { launch, looksRight, signIn, startBigplan } from './support.mjs'

let bigplan, browser
before(async () => {
  bigplan = await startBigplan()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await bigplan?.stop()
})

const sample = (name) => new URL(`../crates/returns/tests/data/${name}`, import.meta.url).pathname

// A header table of a looked-after return.
const header = (...rows) => ({ name: 'header.csv', mimeType: 'text/csv', buffer: Buffer.from(`CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n${rows.join('\n')}\n`) })

for (const javaScriptEnabled of [true, false]) {
  test(`a return is checked ${javaScriptEnabled ? 'with' : 'without'} scripts`, { timeout: 120_000 }, async () => {
    const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })).newPage()
    const looks = async (where) => { if (javaScriptEnabled) await looksRight(page, where) }
    await signIn(page, bigplan, '/imports')
    await page.getByRole('link', { name: 'Check a statutory return' }).click()
    await looks('choosing a return')
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.getByRole('alert').getByText('Choose the files of the return').waitFor()
    await page.getByLabel('The return', { exact: true }).setInputFiles(sample('cin-sample/census.xml'))
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.getByRole('heading', { level: 1, name: 'What the rules found' }).waitFor()
    await page.getByText('the children-in-need census of 2022').waitFor()
    await looks('what the rules found')
    await page.goto(`${bigplan.address}/returns/check`)
    await page.getByLabel('The return', { exact: true }).setInputFiles(sample('annex-a/Annex_A_2024_Jan.xlsx'))
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.getByText('the inspection lists (Annex A) of').waitFor()
    await page.locator('summary', { hasText: 'Headings that were taken for another' }).click()
    await page.getByRole('cell', { name: 'Age', exact: true }).first().waitFor()
    await looks('inspection lists')
    await page.goto(`${bigplan.address}/returns/check`)
    await page.getByLabel('The return', { exact: true }).setInputFiles(['pupilonroll', 'termlyexclusionsonroll', 'termlysessiondetailsonroll'].map((table) => sample(`school-sample/${table}.csv`)))
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.getByRole('heading', { level: 2, name: 'Attendance' }).waitFor()
    await page.getByRole('row', { name: /^All schools/ }).waitFor()
    await looks('the school census')
    await page.goto(`${bigplan.address}/returns/check`)
    await page.getByLabel('Year in which the collection ends').fill('2024')
    await page.getByLabel('The same return before you corrected it').setInputFiles(header('1,9,27/03/2008,WBRI,UN1,,', '2,8,27/03/2008,WBRI,UN1,,'))
    await page.getByLabel('The return', { exact: true }).setInputFiles(header('2,8,27/03/2008,WIRI,UN1,,', '1,1,27/03/2008,WBRI,UN1,,', '3,7,27/03/2008,WBRI,UN1,,'))
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.getByText('1 mended, 2 new, 3 as they were').waitFor()
    await page.getByText('Header, row 1, child 1: SEX').waitFor()
    await looks('what changed since an earlier return')
    await page.goto(`${bigplan.address}/returns/check`)
    await page.getByLabel('Year in which the collection ends').fill('2018')
    await page.getByLabel('The return', { exact: true }).setInputFiles(['header', 'episodes', 'reviews'].map((table) => sample(`ssda903-sample/${table}.csv`)))
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /All findings/ }).click()])
    assert.equal(download.suggestedFilename(), 'ssda903-2018-findings.csv')
    assert.match(readFileSync(await download.path(), 'utf8'), /rule,weight,table,row,child,columns,what\r\n[0-9]+[A-Z]*,error,/)
    await page.goto(`${bigplan.address}/partnerships/cambridgeshire/counted`)
    await page.getByRole('link', { name: 'Returns', exact: true }).click()
    await looks('returns, none kept or some')
    for (const round of ['first', 'corrected']) {
      await page.getByRole('button', { name: 'Keep a return' }).click()
      await looks('choosing a return to keep')
      await page.getByRole('button', { name: 'Keep it' }).click()
      await page.getByRole('alert').getByText('Choose the files of the return').waitFor()
      if (round === 'corrected') await page.getByLabel('Only good rows').check()
      await page.getByLabel('The return', { exact: true }).setInputFiles(sample('cin-sample/census.xml'))
      await page.getByRole('button', { name: 'Keep it' }).click()
      await page.getByRole('heading', { level: 1, name: 'Children-in-need census of 2022' }).waitFor()
      await page.getByRole('heading', { level: 2, name: 'By team' }).waitFor()
      await looks(`a kept return, ${round}`)
      await page.getByRole('link', { name: 'Returns', exact: true }).click()
    }
    await looks('returns that are kept')
    await page.getByRole('link', { name: 'Hold returns against the records' }).click()
    await looks('choosing returns to hold against the records')
    await page.getByRole('button', { name: 'Hold the kept returns against the records' }).click()
    await page.getByRole('heading', { level: 1, name: 'The returns and the records' }).waitFor()
    await page.getByRole('heading', { level: 2, name: /^Referrals to children/ }).waitFor()
    await looks('returns beside the records')
    await page.getByRole('link', { name: 'Returns', exact: true }).click()
    await page.getByRole('link', { name: 'Children-in-need census of 2022' }).first().click()
    await page.getByRole('link', { name: 'Take it away' }).click()
    await looks('taking a return away')
    await page.getByRole('button', { name: 'Take it away' }).click()
    await page.getByRole('alert').getByText('Enter the reason').waitFor()
    await page.getByLabel('Why').fill('Kept by mistake')
    await page.getByRole('button', { name: 'Take it away' }).click()
    await page.getByRole('heading', { level: 1, name: 'Returns' }).waitFor()
    await page.goto(`${bigplan.address}/partnerships/cambridgeshire/returns/against`)
    await page.getByLabel('The return', { exact: true }).setInputFiles(sample('cin-sample/census.xml'))
    await page.getByRole('button', { name: 'Hold it against the records' }).click()
    await page.getByRole('heading', { level: 1, name: 'The returns and the records' }).waitFor()
    await looks('a return beside the records')
  })
}
