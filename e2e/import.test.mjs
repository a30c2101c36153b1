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

// Opens a form in a second tab, lets the first one save before it, and gives the second one's answer.
async function overtaken (page, address, change) {
  const second = await page.context().newPage()
  await second.goto(address)
  await page.goto(address)
  await change(page, 'What the first one wrote')
  await change(second, 'What the second one wrote')
  return second
}

async function looksRight (page, where) {
  await page.setViewportSize({ width: 1280, height: 900 })
  await accessible(page, where)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${where} at 320 pixels`)
  await screenshot(page, where.replaceAll(' ', '-'))
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('every page of an import can be used by everybody', { timeout: 180_000 }, async () => {
  const page = await (await browser.newContext()).newPage()
  await upload(page, fixture('fenmarsh.docx'))
  await page.getByRole('heading', { name: /^Import of/ }).waitFor()
  const address = page.url()
  const correct = await page.getByRole('link', { name: /Correct/ }).first().evaluate((link) => link.href)
  const save = async (tab, title) => {
    await tab.getByLabel('Title', { exact: true }).fill(title)
    await tab.getByRole('button', { name: 'Save' }).first().click()
  }

  await page.goto(`${address}/head`)
  await looksRight(page, 'the title page form')
  await save(page, '')
  await page.getByRole('alert').waitFor()
  await looksRight(page, 'the title page form with an error')
  const head = await overtaken(page, `${address}/head`, save)
  await head.getByText('Somebody changed the title page meanwhile').waitFor()
  await looksRight(head, 'the title page form that was overtaken')

  await page.goto(correct)
  await looksRight(page, 'the form of an item')
  await save(page, '')
  await page.getByRole('alert').waitFor()
  await looksRight(page, 'the form of an item with an error')
  const item = await overtaken(page, correct, save)
  await item.getByRole('heading', { name: 'Somebody changed this item meanwhile' }).waitFor()
  await looksRight(item, 'the page of two changes to one item')
  await page.goto(`${address}/items/new`)
  await looksRight(page, 'the form of a new item')

  await page.goto(`${address}/accept?which=all`)
  await page.getByRole('heading', { name: 'Check before you accept' }).waitFor()
  await looksRight(page, 'the page before accepting')
  await page.goto(`${address}/discard`)
  await looksRight(page, 'the page before throwing away')
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await page.waitForURL('**/imports')
  await looksRight(page, 'the list of imports')
  await page.goto(address)
  await looksRight(page, 'an import that was thrown away')
})

for (const javaScriptEnabled of [true, false]) {
  test(`what stands beside the items is added, corrected and left out, ${javaScriptEnabled ? 'with scripts' : 'without scripts'}`, { timeout: 120_000 }, async () => {
    const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })).newPage()
    await upload(page, fixture('fenmarsh.docx'))
    await page.getByRole('heading', { name: /^Import of/ }).waitFor()
    const address = page.url()

    await page.goto(`${address}/parts/measure/new?line=5`)
    if (javaScriptEnabled) await looksRight(page, 'the form of a new measure')
    await page.getByLabel('What is measured').fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').waitFor()
    if (javaScriptEnabled) await looksRight(page, 'the form of a new measure with an error')
    await page.getByLabel('What is measured').fill('Children asleep by ten')
    await page.getByRole('button', { name: 'Save' }).click()
    const card = page.locator('[id^=part-measure-]', { hasText: 'Children asleep by ten' })
    await card.waitFor()
    if (javaScriptEnabled) await looksRight(page, 'an import with its measures open')

    await card.getByRole('link', { name: /^Correct/ }).click()
    await page.getByLabel('What is measured').fill('Children asleep by nine')
    await page.getByRole('button', { name: 'Save' }).click()
    const mended = page.locator('[id^=part-measure-]', { hasText: 'Children asleep by nine' })
    await mended.getByRole('button', { name: /^Leave out/ }).click()
    await mended.getByText('Left out', { exact: true }).waitFor()
    await mended.getByRole('button', { name: /^Put back/ }).click()
    await mended.getByRole('button', { name: /^Leave out/ }).waitFor()

    for (const kind of javaScriptEnabled ? ['need', 'group', 'recommendation', 'judgement', 'term'] : []) {
      await page.goto(`${address}/parts/${kind}/new`)
      await looksRight(page, `the form of a new ${kind}`)
    }
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
