// Keys: j and k from event to event, n and p from page to page, ? for this list. The search has its own (search.js).

const ENTRIES = ".nb-event:not(.nb-mention) > .nb-card > :is(h3, h4) > a, .nb-brief li > a"

export function start() {
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1)
    else if (event.key === "n") document.querySelector("a[rel=next]")?.click()
    else if (event.key === "p") document.querySelector("a[rel=prev]")?.click()
    else if (event.key === "?") showHelp()
    else return
    event.preventDefault()
  })
}

const isTyping = element => element instanceof Element && element.closest("input, textarea, select, [contenteditable]")

// To the next entry that can be seen: after the one that has the focus, or the first below the top of the window.
function step(by) {
  const entries = [...document.querySelectorAll(ENTRIES)].filter(entry => entry.checkVisibility())
  const at = entries.indexOf(document.activeElement)
  const first = entries.findIndex(entry => entry.getBoundingClientRect().top > 100)
  const next = entries[at >= 0 ? at + by : by > 0 ? first : first - 1]
  if (!next) return
  next.focus({preventScroll: true, focusVisible: true})
  next.closest("li").scrollIntoView({block: "center"})
}

// The list of keys stands on the page About; it is fetched from there, in the language of the site.
async function showHelp() {
  let box = document.querySelector(".nb-help-box")
  if (!box) {
    const source = document.querySelector("[data-keys]")
    const text = await (await fetch(source.href)).text()
    const keys = new DOMParser().parseFromString(text, "text/html").querySelector("#keys").closest("section")
    box = document.createElement("dialog")
    box.className = "nb nb-help-box md-typeset"
    keys.querySelector("h2").id = "nb-keys"
    box.setAttribute("aria-labelledby", "nb-keys")
    const close = document.createElement("button")
    close.textContent = source.dataset.keys
    close.addEventListener("click", () => box.close())
    box.append(...keys.childNodes, close)
    document.body.append(box)
  }
  box.showModal()
}
