// A lead's week: put in post, asked, answering, and told by e-mail; with and without scripts.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, looksRight, plainText, signIn, startBigplan, startMailServer } from './support.mjs'

let bigplan, browser, post

before(async () => {
  post = await startMailServer()
  bigplan = await startBigplan(post.settings)
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await bigplan?.stop()
  await post?.stop()
})

// The newest plan of a partnership with dates in it.
async function progress (page) {
  await page.goto(`${bigplan.address}/partnerships/cambridgeshire`)
  const plans = await page.locator('main a[href^="/plans/"]').evaluateAll((links) => [...new Set(links.map((link) => link.pathname))])
  for (const plan of plans.filter((path) => path.split('/').length === 3)) {
    await page.goto(`${bigplan.address}${plan}/progress`)
    if (await page.locator('#late').count()) return `${bigplan.address}${plan}/progress`
  }
  assert.fail('no plan of the demonstration has anything late')
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`a late item is answered for, ${how}`, { timeout: 120_000 }, async () => {
    const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })).newPage()
    await signIn(page, bigplan, '/account')
    const list = await progress(page)
    if (javaScriptEnabled) await looksRight(page, 'the progress of a plan')
    await page.locator('section:has(#late) tbody a').first().click()
    const item = page.url()
    await page.getByRole('button', { name: 'Say how it goes' }).click()
    if (javaScriptEnabled) await looksRight(page, 'the form of an update')
    await page.getByLabel('Late', { exact: true }).check()
    await page.getByLabel('What has been done, and what comes next?').fill('Half of it is done.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').waitFor()
    if (javaScriptEnabled) await looksRight(page, 'the form of an update with an error')
    await page.getByLabel('Why?').fill('The money came later than was hoped.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The money came later than was hoped.').first().waitFor()
    assert.ok(page.url().startsWith(item))
    if (javaScriptEnabled) await looksRight(page, 'an item that is late')
    await page.goto(list)
    assert.ok(await page.locator('section:has(#late)').getByText('Late', { exact: true }).count() > 0)
  })
}

test('a post is filled, left, promised and handed over', { timeout: 120_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(page, bigplan, '/partnerships/cambridgeshire/people')
  await page.getByRole('link', { name: 'Who is in which post, and posts without anybody' }).click()
  await looksRight(page, 'the list of posts')
  await page.locator('table').first().getByRole('link').first().click()
  const address = page.url()
  await looksRight(page, 'a post')
  await page.getByRole('link', { name: 'Put somebody in this post' }).click()
  await looksRight(page, 'the form to fill a post')
  await page.getByLabel('Who, by account?').selectOption({ label: 'Performance officer' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(address)
  await page.goto(`${bigplan.address}/account/roles`)
  await page.getByRole('heading', { name: 'Lead', exact: true }).waitFor()
  await looksRight(page, 'what I may do')
  await page.goto(`${bigplan.address}/my-work`)
  await looksRight(page, 'my work')

  await page.goto(address)
  await page.getByRole('link', { name: /^Leaves/ }).click()
  await looksRight(page, 'the form to leave a post')
  await page.goto(`${address}/promise`)
  await looksRight(page, 'the form that promises a post')
  await page.goto(`${address}/hand-over`)
  await looksRight(page, 'the form that hands over')
})

test('a letter comes once, says what waits, and how to stop it', { timeout: 180_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(page, bigplan, '/my-work/e-mail')
  await looksRight(page, 'the wishes for e-mail')
  // A week's Monday is never ahead, so that the letter is due at once.
  await page.getByLabel('How often?').selectOption({ label: 'Every week, on Monday' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL('**/my-work')
  const first = await page.locator('.p-work a').first().textContent()
  const { letters } = post
  for (let tries = 0; letters.length === 0 && tries < 900; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.equal(letters.length, 1, 'a letter came')
  const [{ to, text }] = letters
  assert.deepEqual(to, [bigplan.email])
  const plain = plainText(text)
  assert.match(text, /^Subject: Bigplan: \d+ things? waits? for you\r$/m)
  assert.match(text, /^List-Unsubscribe: <https:\/\/plan\.demonstration\.example\/my-work\/e-mail>\r$/m)
  assert.match(text, /^Auto-Submitted: auto-generated\r$/m)
  assert.ok(plain.includes(`${first}`.slice(0, 20)), 'it names what the page names')
  assert.ok(plain.includes('https://plan.demonstration.example/my-work/e-mail'))
  await page.goto(`${bigplan.address}/my-work/e-mail`)
  await page.getByLabel('How often?').selectOption({ label: 'I want no e-mail' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL('**/my-work')
})
