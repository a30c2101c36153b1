// A referral from the front door to its decision, its clock, and a sign-off that its worker may not give. All invented.
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

async function looksRight (page, where) {
  await accessible(page, where)
  await screenshot(page, where.replaceAll(' ', '-'))
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, `${where} at 320 pixels`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function somebody (who, next, javaScriptEnabled = true) {
  const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(page, { ...bigplan, email: `${who}@demonstration.example` }, next)
  return page
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`a referral is begun, kept as a draft, and decided, ${how}`, { timeout: 120_000 }, async () => {
    const page = await somebody('social-worker', '/registers', javaScriptEnabled)
    const looks = async (where) => { if (javaScriptEnabled) await looksRight(page, where) }
    await looks('the registers')
    await page.getByRole('link', { name: 'Referrals', exact: true }).click()
    await page.getByRole('link', { name: 'All that I may see' }).click()
    await looks('a list of referrals')
    await page.getByRole('button', { name: 'Begin a new referral' }).or(page.getByRole('link', { name: 'Begin a new referral' })).first().click()
    await page.getByLabel('Look somebody up').fill('Invented')
    await page.getByRole('button', { name: 'Look up' }).click()
    await looks('who is known already')
    assert.ok(!page.url().includes('Invented'))
    await page.getByRole('link', { name: /Invented, Willow/ }).click()
    await page.getByLabel('What the worry is').fill('Invented for a journey.')
    await page.getByLabel('Received on').fill('soon')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('enter a whole day').first().waitFor()
    await looks('a referral with an error')
    const today = new Date().toISOString().slice(0, 10)
    await page.getByLabel('Received on').fill(today)
    await page.getByLabel('Who referred').selectOption('2A')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await page.getByText('This is your draft').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /^Referral / }).waitFor()
    const record = page.url()
    assert.match(await page.locator('.r-clocks').innerText(), /Decision within a day: .*left/)
    await looks('a referral')
    await page.goto(`${record}/moves/decide`)
    await page.getByText('needed first: Decision, Decided on').waitFor()
    await looks('a move that needs more')
    await page.getByRole('link', { name: 'Fill it in' }).click()
    await page.getByLabel('Advice and information').check()
    await page.getByLabel('Decided on').fill(today)
    await page.getByLabel('Reasons of the decision').fill('Invented reasons.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(record)
    await page.goto(`${record}/moves/decide`)
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.waitForURL(record)
    await page.getByText('Decided, referrer not yet told').first().waitFor()
  })
}

test('the worker cannot sign, the manager can, and sees who has looked', { timeout: 120_000 }, async () => {
  const manager = await somebody('manager', '/registers/unsigned')
  await looksRight(manager, 'work that nobody has signed')
  const records = await manager.locator('tbody th a').evaluateAll((links) => links.map((link) => link.href).filter((href) => href.includes('assessment')))
  const worker = await somebody('family-worker', '/registers')
  let signed = false
  for (const record of records) {
    const answer = await worker.goto(record)
    if (!answer.ok()) continue
    assert.equal(await worker.getByRole('button', { name: /^Sign:/ }).count(), 0, 'the worker is offered no signature')
    await manager.goto(record)
    await manager.getByRole('button', { name: /^Sign:/ }).first().click()
    await manager.getByText('Signed: Read and signed by the manager').waitFor()
    await manager.getByRole('link', { name: 'Who has seen this record' }).click()
    await manager.getByText('Family worker').first().waitFor()
    await looksRight(manager, 'who has seen a record')
    signed = true
    break
  }
  assert.ok(signed, 'the demonstration has work of somebody who is not qualified')
})
