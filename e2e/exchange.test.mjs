// A plan kept as a file, edited by hand and sent back; and a token with which a program reads it.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
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

async function checked (page, name, where) {
  await accessible(page, where)
  await screenshot(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${where} at 320 pixels`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`a plan is kept as a file, edited and sent back, ${how}`, { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled, acceptDownloads: true, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const plans = await (await fetch(`${bigplan.address}/api/v1/partnerships/surrey/plans`)).json()
    const address = `/plans/${plans.entries[0].id}`
    await signIn(page, bigplan, `${address}/export`)
    if (javaScriptEnabled) await checked(page, 'export', 'the export page')
    await page.getByLabel('JSON').check()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
    const file = join(mkdtempSync(join(tmpdir(), 'bigplan-file-')), 'plan.json')
    await download.saveAs(file)
    const plan = JSON.parse(readFileSync(file, 'utf8'))
    const title = `An edited title ${how}`
    plan.items[0].title = title
    writeFileSync(file, JSON.stringify(plan))

    await page.getByRole('link', { name: 'send the file back' }).click()
    if (javaScriptEnabled) await checked(page, 'send-back', 'the page that takes the file')
    await page.getByLabel('The changed file').setInputFiles(file)
    await page.getByRole('button', { name: 'See what it changes' }).click()
    await page.getByRole('heading', { name: 'What the file changes' }).waitFor()
    assert.ok(await page.getByRole('cell', { name: title }).isVisible())
    if (javaScriptEnabled) await checked(page, 'what-changes', 'the page of what changes')
    await page.getByLabel(/^Why/).fill('Agreed in the meeting')
    await page.getByRole('button', { name: 'Save these changes' }).click()
    await page.waitForURL(`**${address}`)
    assert.ok(await page.getByText(title).first().isVisible())
  })
}

test('a token is made, used by a program, and ended', { timeout: 60_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(page, bigplan, '/account/tokens')
  await checked(page, 'tokens', 'the page of tokens')
  await page.getByLabel('What is it for?').fill('Nightly figures')
  await page.getByRole('button', { name: 'Make token' }).click()
  await page.getByRole('heading', { name: 'Your new token' }).waitFor()
  await checked(page, 'new-token', 'the page of the new token')
  const token = (await page.getByLabel('The token').textContent()).trim()
  const ask = () => fetch(`${bigplan.address}/api/v1/partnerships`, { headers: { authorization: `Bearer ${token}` } })
  assert.equal((await ask()).status, 200)
  await page.getByRole('link', { name: 'Back to your tokens' }).click()
  await page.getByRole('link', { name: 'End Nightly figures' }).click()
  await accessible(page, 'the page that ends a token')
  await page.getByRole('button', { name: 'End token' }).click()
  await page.getByText(/Ended by you/).waitFor()
  const refused = await ask()
  assert.equal(refused.status, 401)
  assert.match((await refused.json()).error.message, /was ended by its owner/)
})
