// Those who work on a plan: they change, add, move and remove items, give several the same, and see what was changed.
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

const wide = { width: 1280, height: 900 }
const newPage = async (javaScriptEnabled = true) => (await browser.newContext({ javaScriptEnabled, viewport: wide })).newPage()

// Every rule of axe, and no page may scroll sideways on a phone.
async function looked (page, name) {
  await accessible(page, name)
  await screenshot(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${name} at 320 pixels`)
  await screenshot(page, `${name}-phone`)
  await page.setViewportSize(wide)
}

// The addresses of a plan that has actions and of its last one.
async function planAndAction (page) {
  await signIn(page, bigplan, '/partnerships/cambridgeshire')
  const links = await page.$$eval('main a[href^="/plans/"]', (all) => all.map((link) => new URL(link.href).pathname))
  for (const plan of new Set(links.map((link) => link.split('/').slice(0, 3).join('/')))) {
    await page.goto(`${bigplan.address}${plan}?kind=action`)
    const actions = await page.$$eval('.p-tree a[href*="/items/"]', (all) => all.map((link) => new URL(link.href).pathname))
    if (actions.length > 3) return { plan: bigplan.address + plan, action: bigplan.address + actions.at(-1) }
  }
  assert.fail('no plan of the demonstration has actions')
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`an item is added, changed, moved by keyboard and removed, ${how}`, { timeout: 180_000 }, async () => {
    const page = await newPage(javaScriptEnabled)
    const { action } = await planAndAction(page)
    const name = `Night lights ${how}`
    await page.goto(action)
    await page.getByRole('link', { name: 'Add an item after it' }).click()
    if (javaScriptEnabled) await looked(page, 'edit-add')
    await page.getByLabel('Title', { exact: true }).fill(name)
    await page.getByLabel(/^Why\?/).fill('The board asked for it')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    if (javaScriptEnabled) await looked(page, 'edit-item')

    await page.getByRole('link', { name: 'Change this item' }).click()
    await page.getByLabel('Due', { exact: true }).fill('2010-09')
    await page.getByLabel(/^Why\?/).fill('There was no date')
    if (javaScriptEnabled) await looked(page, 'edit-change')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('September 2010').waitFor()

    await page.getByRole('link', { name: 'Move it', exact: true }).click()
    if (javaScriptEnabled) await looked(page, 'edit-move')
    const up = page.getByRole('button', { name: 'Move up' })
    await up.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/stepped=up/)
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Move (up|down)/, 'the keyboard stays on the buttons')
    await page.getByRole('link', { name: 'Back to the item' }).click()

    await page.getByRole('link', { name: 'Remove it' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').getByText('Enter the reason').waitFor()
    if (javaScriptEnabled) await looked(page, 'edit-remove')
    await page.getByLabel(/^Why is it removed/).fill('It was only tried')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: /^Check before you remove/ }).waitFor()
    if (javaScriptEnabled) await looked(page, 'edit-remove-check')
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByRole('link', { name: 'History', exact: true }).first().click()
    const newest = page.locator('.e-entry').first()
    await newest.getByText(`Removed: Action: ${name}`).waitFor()
    await newest.getByText('It was only tried').waitFor()
    if (javaScriptEnabled) await looked(page, 'edit-history')
  })

  test(`the second of two people sees both versions and chooses, ${how}`, { timeout: 120_000 }, async () => {
    const [one, other] = [await newPage(javaScriptEnabled), await newPage(javaScriptEnabled)]
    const { action } = await planAndAction(one)
    await signIn(other, bigplan, '/account')
    await one.goto(`${action}/change`)
    await other.goto(`${action}/change`)
    await other.getByLabel('Reference', { exact: true }).fill(javaScriptEnabled ? '77.1' : '77.2')
    await other.getByRole('button', { name: 'Save' }).click()
    await one.getByLabel('Reference', { exact: true }).fill(javaScriptEnabled ? '88.1' : '88.2')
    await one.getByLabel('Due', { exact: true }).fill(javaScriptEnabled ? '2011-03' : '2011-04')
    await one.getByRole('button', { name: 'Save' }).click()
    await one.getByRole('heading', { level: 1, name: 'Somebody changed this item meanwhile' }).waitFor()
    if (javaScriptEnabled) await looked(one, 'edit-conflict')
    await one.getByRole('button', { name: 'Save what is chosen' }).click()
    await one.getByRole('alert').getByText('Choose what to keep: Reference').waitFor()
    await one.locator('#pick-reference-mine').check()
    await one.getByRole('button', { name: 'Save what is chosen' }).click()
    await one.getByText(javaScriptEnabled ? 'March 2011' : 'April 2011').first().waitFor()
    await one.getByText(javaScriptEnabled ? '88.1' : '88.2').first().waitFor()
  })

  test(`several actions are given to one post, ${how}`, { timeout: 120_000 }, async () => {
    const page = await newPage(javaScriptEnabled)
    const { plan } = await planAndAction(page)
    await page.goto(`${plan}/several?kind=action`)
    if (javaScriptEnabled) await looked(page, 'edit-several')
    for (const place of [0, 1, 2]) await page.locator('main input[type=checkbox]').nth(place).check()
    await page.getByLabel('A lead', { exact: true }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Or another post').fill('Head of Night Rest')
    await page.getByLabel(/^Why\?/).fill('One post for all')
    if (javaScriptEnabled) await looked(page, 'edit-several-ask')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Check before you save' }).waitFor()
    if (javaScriptEnabled) {
      await looked(page, 'edit-several-check')
      await page.getByRole('button', { name: /^Save 3 changes/ }).click()
      await page.locator('.e-entry').nth(2).getByText('Head of Night Rest').waitFor()
    }
  })
}

test('the other parts of a plan are changed one thing a page, and files are attached', { timeout: 180_000 }, async () => {
  const page = await newPage()
  const { plan, action } = await planAndAction(page)
  await page.goto(`${plan}/edit`)
  await looked(page, 'edit-hub')
  await page.goto(`${plan}/head`)
  await looked(page, 'edit-head')
  for (const sort of ['measure', 'need', 'group', 'recommendation', 'judgement', 'term']) {
    await page.goto(`${plan}/parts/${sort}/new`)
    await looked(page, `edit-part-${sort}`)
  }
  await page.goto(`${plan}/parts/term`)
  await page.getByRole('button', { name: 'Add a term' }).click()
  await page.getByLabel('Term', { exact: true }).fill('AAA')
  await page.getByLabel('What it means', { exact: true }).fill('An invented abbreviation')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('AAA: An invented abbreviation').waitFor()
  await looked(page, 'edit-parts')

  await page.goto(`${action}/files`)
  await page.getByLabel('The file').setInputFiles({ name: 'minutes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('\x7fELF\x02\x01\x01\x00') })
  await page.getByRole('button', { name: 'Attach' }).click()
  await page.getByRole('alert').getByText('This file is a program').waitFor()
  await page.getByLabel('The file').setInputFiles({ name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from('Quiet at nine') })
  await page.getByRole('button', { name: 'Attach' }).click()
  await page.getByRole('link', { name: 'minutes.txt' }).waitFor()
  await looked(page, 'edit-files')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'minutes.txt' }).click()])
  assert.equal(download.suggestedFilename(), 'minutes.txt')
})
