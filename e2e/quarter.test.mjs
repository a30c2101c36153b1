// A quarter from its opening to its edition, with and without scripts; what was reported beside what is known now.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { accessible, fitsWidth, launch, plainText, screenshot, signIn, startBigplan, startMailServer, withScripts } from './support.mjs'

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

const partnership = '/partnerships/peterborough'
const home = `${partnership}/quarters`
const opened = async (options = {}) => (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()
const as = (who) => ({ ...bigplan, email: `${who}@demonstration.example` })
const save = (page, name) => page.getByRole('button', { name }).click()
const main = (page) => page.locator('main').innerText()
const problem = (page) => page.locator('.govuk-error-summary').innerText()

async function looksRight (page, name) {
  await accessible(page, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsWidth(page, name)
  await page.setViewportSize({ width: 360, height: 740 })
  await screenshot(page, `${name}-phone`)
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenshot(page, name)
  await page.emulateMedia({ media: 'print' })
  await screenshot(page, `${name}-print`)
  await page.emulateMedia({ media: 'screen' })
}

// What a person without scripts sees.
async function looksRightWithoutScripts (page, name) {
  const copy = await withScripts(page)
  await looksRight(copy, name)
  await copy.context().close()
}

async function appoint (page, post, account) {
  await page.goto(`${bigplan.address}${partnership}/posts`)
  await page.getByRole('link', { name: post }).first().click()
  await page.getByRole('link', { name: 'Put somebody in this post' }).click()
  await page.getByLabel('Who, by account?').selectOption({ label: account })
  await save(page, 'Save')
  await page.waitForURL(/posts\/[0-9a-z]{26}$/)
}

// The letter about a quarter that an account got; the program looks every minute whether one is to be sent.
async function reminder (email) {
  const found = () => post.letters.find((letter) => letter.to.includes(email) && /^Subject: .* of the quarter\r$/m.test(letter.text))
  for (let tries = 0; !found() && tries < 900; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.ok(found(), 'a letter came')
  return plainText(found().text)
}

test('an officer opens a quarter, owners answer, a reader challenges and the chair signs', { timeout: 400_000 }, async () => {
  const page = await opened()
  await signIn(page, bigplan, home)
  await appoint(page, /^Head of Children.s Social Care, Peterborough/, 'Lead of an action')
  await page.goto(bigplan.address + home)
  await looksRight(page, 'quarters')
  await page.getByRole('link', { name: 'When quarters open by themselves' }).click()
  await page.getByLabel('By themselves').check()
  await looksRight(page, 'quarter-calendar')
  await save(page, 'Save')
  await page.getByRole('link', { name: 'Open a quarter' }).click()
  await looksRight(page, 'quarter-open')
  await save(page, 'Open it and ask')
  await page.waitForURL(/quarters\/[0-9a-z]{26}$/)
  const quarter = page.url()
  await looksRight(page, 'quarter')

  // Somebody who asked for letters is reminded, once.
  const owner = await opened({ javaScriptEnabled: false })
  await signIn(owner, as('lead'), '/my-work/e-mail')
  await owner.getByLabel('How often?').selectOption({ label: 'Every week, on Monday' })
  await save(owner, 'Save')
  assert.match(await main(owner), /Question of the quarter/)
  await page.goto(`${quarter}/remind`)
  await looksRight(page, 'quarter-remind')
  await save(page, 'Remind them')
  assert.match(await main(page), /were reminded on/)
  await page.goto(`${quarter}/remind`)
  await save(page, 'Remind them')
  assert.match(await problem(page), /today already/)
  await looksRight(page, 'quarter-remind-again')
  const letter = await reminder('lead@demonstration.example')
  const path = letter.match(/https:\/\/plan\.demonstration\.example(\/partnerships\/peterborough\/quarters\/\S+)/)[1]
  await owner.goto(bigplan.address + path)
  assert.match(await main(owner), /Not answered yet/)

  await page.goto(quarter)
  await page.getByRole('link', { name: /First assessments/ }).first().click()
  await looksRight(page, 'quarter-ask')
  await save(page, 'Save the answer')
  assert.match(await problem(page), /Enter what happened/)
  await looksRight(page, 'quarter-ask-wrong')
  await page.getByRole('textbox', { name: 'What happened' }).fill('65.8 % were done in time, after 61.2 %.')
  await page.getByRole('textbox', { name: 'Why' }).fill('Managers look each morning at what falls due.')
  await page.getByRole('textbox', { name: 'What comes next' }).fill('The same for the other team.')
  await save(page, 'Save the answer')
  assert.match(await main(page), /65\.8 %: Peterborough/)
  await looksRight(page, 'quarter-answered')
  const ask = page.url().split('#')[0]

  // The owner, without scripts, had the page open before the officer saved again: both answers stand there.
  await owner.goto(ask)
  await page.getByRole('textbox', { name: 'What happened' }).fill('65.8 % were done in time, after 61.2 % in winter.')
  await save(page, 'Save the answer')
  await owner.getByRole('textbox', { name: 'What happened' }).fill('Mine: 65.8 % were done in time.')
  await save(owner, 'Save the answer')
  assert.match(await main(owner), /in winter/)
  assert.equal(await owner.getByRole('textbox', { name: 'What happened' }).inputValue(), 'Mine: 65.8 % were done in time.')
  await looksRightWithoutScripts(owner, 'quarter-overtaken')
  await save(owner, 'Save mine in place of it')
  assert.match(await owner.locator('dl.q-words').first().innerText(), /Mine: 65\.8 %/)
  assert.match(await main(owner), /Earlier savings of the answer: 2/)

  // A reader challenges; the owner answers, and says what will be done.
  const reader = await opened({ javaScriptEnabled: false })
  await signIn(reader, as('reader'), new URL(ask).pathname)
  assert.equal(await reader.getByRole('button', { name: 'Save the answer' }).count(), 0, 'a reader does not answer')
  await reader.getByRole('link', { name: 'Challenge this' }).click()
  await looksRightWithoutScripts(reader, 'quarter-challenge')
  await save(reader, 'Send the challenge')
  assert.ok(await problem(reader))
  await reader.getByLabel('What do you ask?').fill('Is it more than chance?')
  await save(reader, 'Send the challenge')
  await owner.goto(ask)
  await owner.getByRole('link', { name: 'Answer this challenge' }).click()
  await looksRightWithoutScripts(owner, 'quarter-challenge-answer')
  await owner.getByLabel('Your answer').fill('It is.')
  await save(owner, 'Answer')
  await owner.getByRole('link', { name: 'Add an action' }).click()
  await looksRightWithoutScripts(owner, 'quarter-action')
  await owner.getByLabel('What will be done').fill('Read each late one')
  await owner.getByLabel('The post that does it').selectOption({ index: 1 })
  await owner.getByLabel('By when').fill('31 December 2099')
  await save(owner, 'Save')
  await owner.getByRole('link', { name: /^Say that it was done/ }).click()
  await looksRightWithoutScripts(owner, 'quarter-action-done')
  await page.goto(ask)
  await looksRight(page, 'quarter-ask-whole')
  await page.goto(`${quarter}/exceptions`)
  await looksRight(page, 'quarter-exceptions')

  // The board elects: only whoever chairs it signs.
  await reader.goto(`${quarter}/sign-off`)
  assert.match(await reader.locator('h1').innerText(), /You cannot use this page/)
  await appoint(page, /^Director of Children.s Services$/, 'Board member')
  await reader.goto(quarter)
  await reader.getByRole('link', { name: 'Check what is reported and sign it off' }).click()
  await looksRightWithoutScripts(reader, 'quarter-sign-off')
  await save(reader, 'Sign off and freeze')
  assert.match(await problem(reader), /Tick that you have checked/)
  await looksRightWithoutScripts(reader, 'quarter-sign-off-wrong')
  await reader.getByLabel('I have checked what is reported').check()
  await save(reader, 'Sign off and freeze')
  assert.match(await reader.locator('h1').innerText(), /as reported/)

  // Frozen for everybody; who had the form open is told that it is too late.
  await page.goto(ask)
  assert.equal(await page.getByRole('textbox').count(), 0, 'nothing can be answered any more')
  await page.goto(quarter)
  await looksRight(page, 'quarter-signed')
  const visitor = await opened()
  await visitor.goto(quarter)
  assert.match(await main(visitor), /Signed off on .* by the Director of Children.s Services/)
  assert.match(await main(visitor), /Mine: 65\.8 %/)
  assert.match(await main(visitor), /Every figure that was reported still holds/)

  // A later return says another number: it stands beside, and what was reported stays.
  await restated(page)
  await visitor.reload()
  assert.match(await visitor.locator('#restated + ul').innerText(), /65\.8/)
  assert.match(await main(visitor), /66\.4%\s*restated/)
  await looksRight(visitor, 'quarter-restated')
})

async function restated (page) {
  await page.goto(`${bigplan.address}${partnership}/figures/new`)
  const text = 'measure,area,period,value\nNI 59,Peterborough,2009/10q1,66.4\n'
  await page.getByLabel('The file').setInputFiles({ name: 'later.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await save(page, 'Look at the file')
  await page.getByLabel('Everybody').check()
  await page.getByLabel('Source', { exact: true }).fill('Invented in a journey')
  await save(page, 'Read it like this')
  assert.match(await main(page), /1 changed/)
  await save(page, /Keep all 1 figures/)
  await page.getByText('The figures of this file were kept').waitFor()
}

test('a visitor reads what was reported, and what became of the figures', { timeout: 120_000 }, async () => {
  const page = await opened()
  await page.goto(bigplan.address + home)
  await page.getByRole('link', { name: 'Quarter 4 of 2008/09' }).click()
  assert.match(await page.locator('#restated + ul').innerText(), /60\.4%/)
  await looksRight(page, 'quarter-edition')
})
