
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
