// A referral from the front door to its decision, its clock, and a sign-off that its worker may not give. All invented.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { accessible, launch, looksRight, signedIn, startBigplan } from './support.mjs'

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

test('what is typed is kept as a draft, and stays through a session that ends', { timeout: 120_000 }, async () => {
  const page = await somebody('social-worker', '/registers/referral?whose=mine')
  await page.locator('tbody th a').first().click()
  await page.getByRole('button', { name: 'Fill in or change' }).or(page.getByRole('link', { name: 'Fill in or change' })).first().click()
  const form = page.url()
  await page.getByLabel('What the worry is').fill('Half a sentence, typed and not saved.')
  await page.getByText(/^Draft kept at \d\d:\d\d$/).waitFor()
  const cookies = await page.context().cookies()
  await page.context().clearCookies({ name: 'bigplan_session' })
  await page.getByLabel('What the worry is').fill('A whole sentence, typed when the session had ended.')
  await page.getByText('You have been signed out. What you typed is still here.').waitFor()
  await accessible(page, 'a form whose session has ended')
  await page.context().addCookies(cookies)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await page.getByText(/^Draft kept at/).waitFor()
  await page.goto(form)
  await page.getByText('This is your draft').waitFor()
  assert.equal(await page.getByLabel('What the worry is').inputValue(), 'A whole sentence, typed when the session had ended.')
  await page.getByRole('button', { name: 'Throw the draft away' }).click()
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`somebody is looked up for a tie while the form waits, ${how}`, { timeout: 120_000 }, async () => {
    const page = await somebody('social-worker', '/registers/referral?whose=mine', javaScriptEnabled)
    const looks = async (where) => { if (javaScriptEnabled) await looksRight(page, where) }
    await page.locator('tbody th a').first().click()
    const child = (await page.locator('.govuk-body-l a').getAttribute('href')).split('/').pop()
    await page.goto(`${bigplan.address}/registers/family-tie/new?person=${child}`)
    await page.getByLabel('Who it is').selectOption('mother')
    await looks('a tie of a child')
    await page.getByRole('button', { name: /^Somebody else.*Person/ }).click()
    await page.getByLabel('Name, pupil number or id').fill('Motherly')
    await page.getByRole('button', { name: 'Look up' }).click()
    await looks('looking somebody up for a field')
    assert.ok(!page.url().includes('Motherly'))
    await page.getByLabel('Family name').fill(`Motherly ${javaScriptEnabled ? 'Oak' : 'Elm'}`)
    await page.getByRole('button', { name: 'Note this person and choose them' }).click()
    await page.getByText('This is your draft').waitFor()
    assert.equal(await page.getByLabel('Who it is').inputValue(), 'mother')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /^Tie / }).waitFor()
    assert.match(await page.locator('.govuk-summary-list').innerText(), /Motherly/)
  })

  test(`a secretary sends a nil return in two presses, ${how}`, { timeout: 120_000 }, async () => {
    const manager = await somebody('manager', '/registers/racist-incident-return/ask', javaScriptEnabled)
    if (javaScriptEnabled) await looksRight(manager, 'asking schools for a term')
    const day = new Date(Date.now() - (javaScriptEnabled ? 20 : 21) * 86_400_000).toISOString().slice(0, 10)
    await manager.getByLabel('Last day of the term').fill(day)
    await manager.getByRole('button', { name: 'Ask', exact: true }).click()
    await manager.getByText('0 of 4 have answered').waitFor()
    if (javaScriptEnabled) await looksRight(manager, 'who has answered')
    const secretary = await somebody('secretary', '/registers', javaScriptEnabled)
    await secretary.getByRole('link', { name: /^Answer/ }).click()
    if (javaScriptEnabled) await looksRight(secretary, 'what waits for an answer')
    const before = await secretary.getByRole('button', { name: /^There was none/ }).count()
    await secretary.getByRole('button', { name: /^There was none/ }).first().click()
    await secretary.getByRole('button', { name: /^There was none/ }).nth(before - 1).waitFor({ state: 'detached' })
    await manager.reload()
    await manager.getByText('1 of 4 have answered').waitFor()
  })
}

test('an administrator gives a duty, an auditor draws a sample', { timeout: 120_000 }, async () => {
  const administrator = await somebody('administrator', '/partnerships/cambridgeshire/duties')
  await looksRight(administrator, 'teams and duties')
  await administrator.getByRole('button', { name: 'Give somebody a duty' }).or(administrator.getByRole('link', { name: 'Give somebody a duty' })).first().click()
  await looksRight(administrator, 'giving a duty')
  await administrator.getByLabel('Who', { exact: true }).selectOption({ label: 'Lead of an action' })
  await administrator.getByLabel('Role').selectOption('practitioner')
  await administrator.getByRole('button', { name: 'Give the duty' }).click()
  await administrator.getByRole('rowheader', { name: 'Lead of an action' }).waitFor()
  await administrator.goto(`${bigplan.address}/partnerships/cambridgeshire`)
  await administrator.getByRole('link', { name: 'Files past their time' }).click()
  await administrator.getByText('No file is past its time today').waitFor()
  await looksRight(administrator, 'files past their time')

  const auditor = await somebody('auditor', '/registers/audits')
  await auditor.getByRole('button', { name: 'Draw a sample' }).or(auditor.getByRole('link', { name: 'Draw a sample' })).first().click()
  await looksRight(auditor, 'drawing a sample')
  await auditor.getByLabel('Register', { exact: true }).selectOption('referral')
  await auditor.getByLabel('How many cases').fill('3')
  await auditor.getByRole('button', { name: 'Draw', exact: true }).click()
  await auditor.getByRole('heading', { level: 1, name: 'Case audit' }).waitFor()
  assert.equal(await auditor.locator('a[href*="/case-audit/records/"]').count(), 3)
  await looksRight(auditor, 'case audit')
  const manager = await somebody('manager', '/registers/caseloads')
  await looksRight(manager, 'who has how much work')
})
