// Every kind of page that the performance officer can reach by links: accessible and fitting the screen.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, signIn, startBigplan } from './support.mjs'
import { looksRight, walk } from './walk.mjs'

let bigplan, browser
before(async () => {
  bigplan = await startBigplan()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await bigplan?.stop()
})

test('the performance officer finds every page whole and accessible', { timeout: 900_000 }, async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await signIn(page, bigplan)
  const paths = await walk(bigplan, page, (path) => looksRight(page, path, 'officer'))
  assert.ok(paths.some((path) => path.startsWith('/imports')), 'imports are linked')
})
