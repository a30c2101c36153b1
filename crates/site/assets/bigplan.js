
// What follows improves pages that already work without it.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// On paper everything that can be opened stands open, also in browsers whose style
// sheets cannot do it.
let opened = []
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')]
  for (const details of opened) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false
})

// A page that shows how far something is looks again by itself, and gives way to what stands at
// its address when that is over. What has the focus keeps it.
const look = async (progress) => {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const now = page.querySelector('[data-progress]')
    if (answer.ok && !now) return location.reload()
    if (now) {
      const [bar, newer] = [progress, now].map((place) => place.querySelector('progress'))
      for (const selector of ['h2', '[role=status]']) {
        progress.querySelector(selector).textContent = now.querySelector(selector).textContent
      }
      if (newer.hasAttribute('value') && bar.max === newer.max) bar.value = newer.value
      else bar.replaceWith(newer)
    }
  } catch { /* the program does not answer just now: it is asked again */ }
  setTimeout(look, 2000, progress)
}
const progress = document.querySelector('[data-progress=refreshes]')
if (progress) setTimeout(look, 1000, progress)

// A form of a record keeps what is typed as its draft, by the way that its own button takes. Where the session has ended,
// the words stay in the page, and are kept once somebody has signed in again.
const drafted = document.querySelector('form[data-draft]')
if (drafted) {
  const told = drafted.querySelector('[data-draft-told]')
  let [changed, saving, timer, out] = [false, false, null, false]
  const soon = (seconds) => { timer ??= setTimeout(keep, seconds * 1000) }
  const fields = () => {
    const sent = new URLSearchParams(new FormData(drafted))
    sent.set('at--draft', 'keep')
    return sent
  }
  const signedOut = () => {
    if (out) return
    out = true
    const link = Object.assign(document.createElement('a'), { className: 'govuk-link', href: '/sign-in', target: '_blank', rel: 'noopener', textContent: 'Sign in again in a new tab' })
    told.replaceChildren('You have been signed out. What you typed is still here. ', link, ', then come back: it is kept and you can save it.')
  }
  // Any page shown to somebody signed in carries the new key of their forms.
  const newKey = async () => {
    const answer = await fetch('/account', { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const key = !answer.redirected && page.querySelector('[name=form-key]')?.value
    if (key) for (const field of document.querySelectorAll('[name=form-key]')) field.value = key
    return Boolean(key)
  }
  async function keep () {
    clearTimeout(timer)
    timer = null
    if (!changed || saving) return
    saving = true
    try {
      if (out && !await newKey()) return soon(10)
      changed = false
      const answer = await fetch(drafted.action, { method: 'POST', body: fields(), redirect: 'manual' })
      if (answer.type === 'opaqueredirect') {
        out = false
        told.textContent = `Draft kept at ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
      } else {
        changed = true
        if (answer.status === 401 || answer.status === 403) signedOut()
        else told.textContent = 'Your draft could not be kept just now. What you typed is still here.'
        soon(10)
      }
    } catch {
      changed = true
      told.textContent = 'Bigplan does not answer just now. What you typed is still here.'
      soon(10)
    } finally {
      saving = false
    }
  }
  drafted.addEventListener('input', () => {
    changed = true
    soon(3)
  })
  drafted.addEventListener('submit', (event) => {
    if (out) {
      event.preventDefault()
      keep()
      return
    }
    changed = false
  })
  addEventListener('focus', () => { if (out) keep() })
  addEventListener('pagehide', () => { if (changed && !out) navigator.sendBeacon(drafted.action, fields()) })
}
