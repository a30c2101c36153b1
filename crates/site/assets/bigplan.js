
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
