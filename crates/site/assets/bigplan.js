
// What follows improves pages that already work without it.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
