// The officer's journey: from a document to a plan that has been accepted, with and without scripts.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const fixture = (name) => new URL(`../crates/documents/tests/fixtures/${name}`, import.meta.url).pathname
const surrey = /Surrey/

async function upload (page, file) {
  await signIn(page, bigplan, '/imports/new')
  await page.getByLabel('Whose plan is it?').selectOption({ label: await page.locator('option', { hasText: surrey }).textContent() })
  await page.getByLabel('The document').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the document' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`a Word plan is read, corrected, left, come back to and accepted, ${how}`, { timeout: 120_000 }, async () => {
    const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })).newPage()
    await upload(page, fixture('fenmarsh.docx'))
    await page.getByRole('heading', { name: /^Import of/ }).waitFor()
    if (javaScriptEnabled) {
      await accessible(page, 'the import page')
      await screenshot(page, 'import')
      await page.setViewportSize({ width: 320, height: 640 })
      await fitsWidth(page, 'the import page at 320 pixels')
      await screenshot(page, 'import-phone')
      await page.setViewportSize({ width: 1280, height: 900 })
    }
    const address = page.url()
    await page.getByRole('button', { name: /^Leave out/ }).last().click()
    assert.equal(await page.getByRole('button', { name: /^Undo/ }).count(), 1, 'one item is left out')

    await page.goto(bigplan.address)
    await page.goto(`${bigplan.address}/imports`)
    await page.locator('main a[href^="/imports/"]', { hasNotText: 'Import a document' }).first().click()
    assert.equal(new URL(page.url()).pathname, new URL(address).pathname, 'the list leads back to it')
    assert.equal(await page.getByRole('button', { name: /^Undo/ }).count(), 1, 'the decision was kept')

    await page.getByRole('link', { name: /Correct/ }).first().click()
    if (javaScriptEnabled) await accessible(page, 'the page that corrects an item')
    await page.getByLabel('Title', { exact: true }).fill('A title that an officer has corrected')
    await page.getByRole('button', { name: /Save|Keep/ }).first().click()
    await page.getByText('A title that an officer has corrected').first().waitFor()

    await page.getByRole('button', { name: 'Accept all that is not left out' }).click()
    await page.getByRole('heading', { name: 'Check before you accept' }).waitFor()
    if (javaScriptEnabled) await accessible(page, 'the page before accepting')
    await page.getByRole('button', { name: /^Accept \d+ items? as a draft plan$/ }).click()
    await page.waitForURL('**/plans/*')
    assert.ok(await page.getByText('A title that an officer has corrected').first().isVisible())
    const visitor = await (await browser.newContext()).newPage()
    assert.equal((await visitor.goto(page.url())).status(), 404, 'a draft is hidden from visitors')
  })
}

test('a file that is no plan is told in words, and nothing is kept', async () => {
  const page = await (await browser.newContext()).newPage()
  const file = join(mkdtempSync(join(tmpdir(), 'bigplan-bad-')), 'empty.docx')
  writeFileSync(file, '')
  await upload(page, file)
  const told = await page.getByRole('alert').textContent()
  assert.match(told, /empty/)
  assert.match(told, /Nothing was saved/)
  await accessible(page, 'the upload page with an error')
})
