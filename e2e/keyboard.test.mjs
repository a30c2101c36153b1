// Everything can be done with a keyboard alone.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, startBigplan } from './support.mjs'

let bigplan, browser
before(async () => {
  bigplan = await startBigplan()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await bigplan?.stop()
})

const focused = (page) => page.evaluate(() => ({
  words: document.activeElement.textContent.trim(),
  name: document.activeElement.getAttribute('name'),
  seen: getComputedStyle(document.activeElement).outlineStyle !== 'none' || getComputedStyle(document.activeElement).boxShadow !== 'none'
}))

// Presses Tab until the wanted thing has the focus, and checks on the way that one always sees where it is.
async function tabTo (page, wanted, most = 120) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    assert.ok(now.seen, `the focus shows on "${now.words}"`)
    if (now.words === wanted || now.name === wanted) return
  }
  assert.fail(`"${wanted}" was not reached`)
}

test('the first stop leads past the header', async () => {
  const page = await browser.newPage()
  await page.goto(bigplan.address)
  await page.keyboard.press('Tab')
  assert.equal((await focused(page)).words, 'Skip to main content')
  await page.keyboard.press('Enter')
  assert.equal(new URL(page.url()).hash, '#main-content')
})

test('signing in and out', async () => {
  const page = await browser.newPage()
  await page.goto(bigplan.address)
  await tabTo(page, 'Sign in')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sign-in/)
  await tabTo(page, 'email')
  await page.keyboard.type(bigplan.email)
  await tabTo(page, 'password')
  await page.keyboard.type(bigplan.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${bigplan.address}/my-work`)
  await tabTo(page, 'Performance officer')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account')
  await tabTo(page, 'Sign out')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${bigplan.address}/`)
  assert.equal(await page.getByRole('link', { name: 'Sign in' }).count(), 1)
})

test('a wrong password is told in words, and the focus goes there', async () => {
  const page = await browser.newPage()
  await page.goto(`${bigplan.address}/sign-in`)
  await page.getByLabel('Email address').fill(bigplan.email)
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  assert.match(await page.title(), /^Error: /)
  assert.match(await page.getByRole('alert').textContent(), /do not match an account/)
})

// Goes to a thing and presses it; what it leads to is there.
async function press (page, wanted, address) {
  await tabTo(page, wanted)
  // It may lead to where one already is, with something else there.
  await Promise.all([page.waitForNavigation({ url: address }), page.keyboard.press('Enter')])
}

async function write (page, field, words) {
  await tabTo(page, field)
  await page.keyboard.type(words)
}

test('a quarter, from its opening to its edition', { timeout: 300_000 }, async () => {
  const page = await browser.newPage()
  await page.goto(`${bigplan.address}/sign-in?next=/partnerships/peterborough/quarters`)
  await write(page, 'email', 'administrator@demonstration.example')
  await write(page, 'password', bigplan.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${bigplan.address}/partnerships/peterborough/quarters`)
  await press(page, 'Open a quarter', '**/quarters/open')
  await press(page, 'Open it and ask', /quarters\/[0-9a-z]{26}$/)
  const quarter = page.url()
  await press(page, 'First assessments finished in time', '**/asks/*')
  // Sent too early: the focus goes to what is wrong.
  await press(page, 'Save the answer', '**/asks/*')
  await page.getByRole('alert').waitFor()
  await tabTo(page, 'Enter what happened.', 1)
  await page.keyboard.press('Enter')
  assert.equal((await focused(page)).name, 'happened')
  await page.keyboard.type('65.8 % were done in time.')
  await write(page, 'why', 'Managers look each morning.')
  await write(page, 'next', 'The same for the other team.')
  await press(page, 'Save the answer', '**/asks/*#answer')
  await press(page, 'Add an action', '**/action')
  await write(page, 'text', 'Read each late one')
  await tabTo(page, 'owner')
  await page.keyboard.press('ArrowDown')
  await write(page, 'due', '31 December 2099')
  await press(page, 'Save', '**/asks/*#actions')
  await press(page, 'Challenge this', '**/challenge')
  await write(page, 'text', 'Is it more than chance?')
  await press(page, 'Send the challenge', '**/asks/*#challenges')
  await press(page, 'Answer this challenge', '**/challenges/*')
  await write(page, 'answer', 'It is.')
  await press(page, 'Answer', '**/asks/*#challenges')
  await page.goto(quarter)
  await press(page, 'Remind those who have not answered', '**/remind')
  await press(page, 'Remind them', quarter)
  await press(page, 'Check what is reported and sign it off', '**/sign-off')
  await tabTo(page, 'checked')
  await page.keyboard.press('Space')
  await press(page, 'Sign off and freeze', quarter)
  assert.match(await page.locator('h1').innerText(), /as reported/)
})

test('a referral, from the list of registers to its decision', { timeout: 300_000 }, async () => {
  const page = await browser.newPage()
  await page.goto(`${bigplan.address}/sign-in?next=/registers`)
  await write(page, 'email', 'social-worker@demonstration.example')
  await write(page, 'password', bigplan.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${bigplan.address}/registers`)
  await press(page, 'Referrals', '**/registers/referral*')
  await press(page, 'Begin a new referral', '**/referral/new*')
  await write(page, 'name', 'Invented')
  await press(page, 'Look up', '**/referral/find')
  await page.getByRole('link', { name: /Invented, Willow/ }).waitFor()
  await press(page, (await page.getByRole('link', { name: /Invented, Willow/ }).innerText()).trim(), '**/referral/new*')
  const today = new Date().toISOString().slice(0, 10)
  await write(page, 'received', 'soon')
  await press(page, 'Save', '**/referral/new*')
  await page.getByRole('alert').waitFor()
  assert.match(await page.title(), /^Error: /)
  await tabTo(page, 'received')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(today)
  await tabTo(page, 'source')
  await page.keyboard.press('ArrowDown')
  await write(page, 'reason', 'Invented for the keyboard.')
  await press(page, 'Save', /records\/[0-9a-z]{26}$/)
  const record = page.url()
  await press(page, 'Fill in or change', `${record}/change`)
  await tabTo(page, 'decision')
  await page.keyboard.press('ArrowDown')
  await write(page, 'decided', today)
  await write(page, 'reasons', 'Invented reasons.')
  await press(page, 'Save', record)
  await press(page, 'Decide', `${record}/moves/decide`)
  await press(page, 'Decide', record)
  assert.match(await page.locator('main').innerText(), /Decided, referrer not yet told/)
})
