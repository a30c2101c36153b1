// A plan's whole life in one sitting: draft, consultation, sign-up, published, reviewed, replaced; as the performance
// officer, somebody from the public, a board member and a lead go through it. All that is written here is invented.
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

const opened = async (options = {}) => (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()
const as = (who) => ({ ...bigplan, email: `${who}@demonstration.example` })
const main = (page) => page.locator('main').innerText()

async function looksRight (page, name) {
  await accessible(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, name)
  await screenshot(page, `sitting-${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, `sitting-${name}`)
}

async function find (page, words) {
  await page.goto(`${bigplan.address}/`)
  const href = await page.getByRole('link', { name: words }).first().getAttribute('href')
  return bigplan.address + href
}

async function started (officer, before, title) {
  await officer.goto(`${before}/next`)
  await officer.getByLabel('Title of the next plan').fill(title)
  await officer.getByLabel('First year').fill('2012')
  await officer.getByLabel('Last year').fill('2015')
  await officer.getByRole('button', { name: 'Start the next plan' }).click()
  await officer.waitForURL('**/carried')
  await officer.getByRole('button', { name: 'Carry all that are not decided' }).click()
  await officer.waitForURL('**/carried')
  return officer.url().replace('/carried', '')
}

async function publish (officer, plan, before) {
  await officer.goto(`${plan}/publish`)
  await officer.locator(`input[name=replaces][value="${before.split('/').pop()}"]`).check()
  await officer.getByRole('button', { name: 'Publish' }).click()
  await officer.getByText('Working copy').waitFor()
}

test('a plan goes from draft to replaced in one sitting', { timeout: 600_000 }, async () => {
  const officer = await opened()
  await signIn(officer, as('officer'))
  const old = await find(officer, 'Building a Better Future')
  const plan = await started(officer, old, 'The plan of the sitting')

  // Draft: one item is dropped with a reason and leaves the plan; a version is kept.
  const last = officer.locator('.l-changes > li').last()
  const dropped = (await last.locator('a').first().innerText()).trim()
  await last.locator('summary').click()
  await last.getByLabel('What becomes of it').selectOption('dropped')
  await last.getByLabel('Why', { exact: true }).fill('It has been done')
  await last.getByRole('button', { name: 'Save' }).click()
  await officer.getByText('It has been done').waitFor()
  await looksRight(officer, 'carried')
  await officer.goto(`${plan}/compare?from=${old.split('/').pop()}`)
  assert.match(await main(officer), /1 item dropped/)
  await officer.getByText(dropped.replace(/^[0-9.]+ /, '')).first().waitFor()

  // Consultation: the public says something without scripts, and is answered.
  await officer.goto(`${plan}/consultation/open`)
  await officer.getByLabel('What do you ask?').fill('Is this the right plan?')
  await officer.getByLabel(/^Everybody/).check()
  await officer.getByLabel('Last day').fill('31 December 2030')
  await officer.getByRole('button', { name: 'Open the consultation' }).click()
  await officer.waitForURL('**/consultation')
  const visitor = await opened({ javaScriptEnabled: false })
  await visitor.goto(`${plan}/consultation`)
  await visitor.getByLabel('Your comment').fill('More swings')
  await visitor.getByRole('button', { name: 'Send' }).click()
  await officer.goto(`${bigplan.address}/my-work`)
  await officer.getByRole('link', { name: 'The plan of the sitting' }).first().waitFor()
  assert.match(await main(officer), /A comment waits for an answer/)
  await looksRight(officer, 'officers-work')
  await officer.getByRole('link', { name: 'The plan of the sitting' }).first().click()
  await officer.getByRole('button', { name: 'Show it to everybody' }).click()
  await officer.getByLabel('The plan stays as it is').check()
  await officer.getByLabel('Answer').fill('There are three already')
  await officer.getByRole('button', { name: 'Save the answer' }).click()
  await visitor.goto(`${plan}/consultation`)
  assert.match(await main(visitor), /More swings[\s\S]*There are three already/)
  await officer.goto(`${plan}/consultation/close`)
  await officer.getByLabel('What did it come to?').fill('The swings suffice')
  await officer.getByRole('button', { name: 'Close the consultation' }).click()
  await officer.waitForURL('**/life')
  assert.equal((await visitor.goto(plan)).status(), 404, 'a draft that nobody is asked about is not public')

  // Sign-up: the board member's body is asked, and the board member finds that in their work.
  await officer.goto(`${plan}/sign-up/ask`)
  for (const box of await officer.getByRole('checkbox').all()) await box.check()
  await officer.getByLabel('To be answered by').fill('31 December 2030')
  await officer.getByRole('button', { name: 'Ask them to sign' }).click()
  const member = await opened()
  await signIn(member, as('reader'))
  const asked = member.getByRole('listitem').filter({ hasText: 'is asked to sign' }).getByRole('link', { name: 'The plan of the sitting' })
  await asked.waitFor()
  await looksRight(member, 'members-work')
  await asked.click()
  await member.getByLabel(/with conditions/i).check()
  await member.getByRole('button', { name: 'Continue' }).click()
  await member.getByText('Say what the conditions are').first().waitFor()
  await member.getByLabel('Conditions, or the reason for declining').fill('The lamps are dimmed by May')
  await member.getByRole('button', { name: 'Continue' }).click()
  await looksRight(member, 'check-before-signing')
  await member.getByRole('button', { name: 'Confirm' }).click()
  await member.getByText('The lamps are dimmed by May').waitFor()
  await looksRight(member, 'signed')

  // Published: it takes the old one's place, and everybody reads it.
  await publish(officer, plan, old)
  await visitor.goto(plan)
  assert.match(await visitor.locator('h1').innerText(), /The plan of the sitting/)
  await visitor.goto(`${plan}/sign-up`)
  assert.match(await main(visitor), /Signed with conditions/)
  await visitor.goto(`${old}/life`)
  assert.match(await main(visitor), /replaced by another plan/)

  // Reviewed: the working copy changes, its readers see the published one until the review ends.
  await officer.goto(`${plan}/review`)
  await officer.getByRole('button', { name: 'Start the yearly review' }).click()
  await officer.goto(plan)
  await officer.locator('.p-tree a').first().click()
  await officer.getByRole('link', { name: 'Change this item' }).click()
  await officer.getByLabel('Title', { exact: true }).fill('Changed in the review')
  await officer.getByRole('button', { name: /^(Continue|Save)/ }).first().click()
  await visitor.goto(plan)
  assert.doesNotMatch(await main(visitor), /Changed in the review/)
  await officer.goto(`${plan}/review`)
  await officer.getByLabel('What did the review come to?').fill('One title was unclear')
  await officer.getByRole('main').getByRole('button').first().click()
  await officer.waitForURL('**/life')
  await visitor.goto(plan)
  assert.match(await main(visitor), /Changed in the review/)
  await looksRight(officer, 'life-after-review')

  // Replaced by the plan after it.
  const next = await started(officer, plan, 'The plan after the sitting')
  await publish(officer, next, plan)
  await visitor.goto(`${plan}/life`)
  assert.match(await main(visitor), /replaced by another plan/)
  await visitor.goto(`${next}/compare?from=${plan.split('/').pop()}`)
  assert.match(await main(visitor), /Title page: Title/)
  await visitor.emulateMedia({ media: 'print' })
  await screenshot(visitor, 'sitting-compare-print')
})

test('a lead shows a file as evidence, and it cannot be taken away', { timeout: 300_000 }, async () => {
  const lead = await opened()
  await signIn(lead, as('lead'))
  await looksRight(lead, 'leads-work')
  await lead.getByRole('listitem').filter({ hasText: /Update|Milestone/ }).getByRole('link').first().click()
  const update = lead.url()
  const item = update.replace('/update', '')
  await lead.goto(`${item}/files`)
  await lead.getByLabel('The file').setInputFiles({ name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\x90\x00 not for keeping') })
  await lead.getByRole('button', { name: 'Attach' }).click()
  await lead.locator('.govuk-error-summary').waitFor()
  await looksRight(lead, 'program-refused')
  await lead.getByLabel('The file').setInputFiles({ name: 'counted.csv', mimeType: 'text/csv', buffer: Buffer.from('lamp,dim\n1,yes\n') })
  await lead.getByRole('button', { name: 'Attach' }).click()
  await lead.getByRole('link', { name: 'counted.csv' }).waitFor()
  await lead.goto(update)
  await lead.getByLabel('Done', { exact: true }).check()
  await lead.getByLabel('On which day?').fill('30 September 2009')
  await lead.getByLabel('Or a file that is attached to this item').selectOption({ label: 'counted.csv' })
  await looksRight(lead, 'update-with-file')
  await lead.getByRole('button', { name: 'Save' }).click()
  await lead.getByRole('link', { name: 'The attached file' }).first().waitFor()
  await looksRight(lead, 'item-done')
  await lead.goto(`${item}/files`)
  await lead.getByRole('button', { name: 'Take away counted.csv' }).click()
  assert.match(await main(lead), /shown as evidence/)
})
