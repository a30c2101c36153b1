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
