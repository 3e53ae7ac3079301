// A permanent link is copied when it is followed, since who follows it is there already.

export function start(link) {
  link.addEventListener("click", async event => {
    if (event.ctrlKey || event.metaKey || !navigator.clipboard) return
    event.preventDefault()
    const words = link.textContent
    await navigator.clipboard.writeText(link.href)
    link.textContent = link.dataset.copied
    setTimeout(() => { link.textContent = words }, 2000)
  })
}
