// The search: Material's box over Pagefind's index. Keys as Material has them: / s f to come here, arrows to move along
// the results, Enter for the first, Escape to leave.

import {make} from "./make.js"
import {fold} from "./fold.js"

const PAGE = 8
const ACTORS = 4
const DELAY = 120
const SHORTEST = 2
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"]

export function start(box) {
  const search = new Search(box)
  search.toggle.addEventListener("change", () => search.toggle.checked ? search.input.focus() : search.close())
  search.input.addEventListener("focus", () => search.open())
  search.input.addEventListener("input", () => search.later())
  if (document.activeElement === search.input) search.open() // come here before this module was there
  if (search.input.value) search.later()
  search.fields.addEventListener("change", () => search.run())
  for (const name of ["focusin", "pointerdown"]) {
    search.fields.addEventListener(name, () => search.fillFields(), {once: true})
  }
  search.more.addEventListener("click", () => search.showMore())
  box.querySelector("form").addEventListener("submit", event => {
    event.preventDefault()
    box.querySelector(".nb-search-list a")?.click()
  })
  box.addEventListener("keydown", event => search.move(event))
  // Left by Tab or by a click on something else; a press on the panel's bare ground gives the focus to nothing.
  box.addEventListener("focusout", ({relatedTarget}) => relatedTarget && !box.contains(relatedTarget) && search.close())
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest("input, textarea, select")) return
    if (!["/", "s", "f"].includes(event.key)) return
    event.preventDefault()
    search.input.focus()
  })
}

class Search {
  constructor(box) {
    const find = name => box.querySelector(name)
    Object.assign(this, {
      box,
      input: find("input"),
      fields: find(".nb-search-fields"),
      told: find(".nb-search-told"),
      actors: find(".nb-search-actors"),
      list: find(".nb-search-list"),
      more: find(".nb-search-more"),
      toggle: document.getElementById("__search"),
      turn: 0,
    })
  }

  open() {
    this.toggle.checked = true
    this.input.setAttribute("aria-expanded", "true")
    this.load()
  }

  close() {
    this.toggle.checked = false
    this.input.setAttribute("aria-expanded", "false")
    this.input.blur()
  }

  // Pagefind is fetched when the search is first opened, never before.
  load() {
    this.loading ??= (async () => {
      const list = new URL(this.box.dataset.index, location.href)
      const [first, ...others] = await (await fetch(list, {cache: "no-cache"})).json()
      const pagefind = await import(new URL(`${first}/pagefind.js`, list))
      const ranking = {diacriticSimilarity: 20} // exact marks before all else
      await pagefind.options({ranking})
      await pagefind.init()
      await Promise.all(others.map(part => pagefind.mergeIndex(new URL(`${part}/`, list).href, {ranking})))
      return pagefind
    })().catch(error => {
      this.told.textContent = this.box.dataset.failed
      throw error
    })
    return this.loading
  }

  later() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.run(), DELAY)
  }

  chosen() {
    const filters = {type: "event"}
    for (const name of ["actor", "outlet", "year"]) {
      const value = this.fields.querySelector(`[name=${name}]`).value
      if (value) filters[name] = value
    }
    return filters
  }

  async run() {
    const words = this.input.value.trim()
    const turn = ++this.turn
    if (fold(words).length < SHORTEST) return this.clear()
    const filters = this.chosen()
    const pagefind = await this.load()
    await reach(pagefind, words)
    const order = this.fields.querySelector("[name=order]").value
    const sort = {newest: {date: "desc"}, oldest: {date: "asc"}}[order]
    const [events, actors] = await Promise.all([
      this.events(pagefind, asIndexed(words), filters, sort),
      pagefind.search(asIndexed(words), {filters: {type: "actor"}}),
    ])
    const names = await this.bestActors(actors.results, words)
    const found = events
    if (names.length && order === "best" && Object.keys(filters).length === 1) {
      found.push(...await this.eventsOf(pagefind, names[0], found, words))
    }
    if (turn !== this.turn) return
    this.found = found
    this.words = words
    this.showActors(names)
    this.list.replaceChildren()
    this.fields.hidden = false
    const {none, one, many} = this.box.dataset
    this.told.textContent = !found.length ? none : found.length === 1 ? one : many.replace("#", found.length)
    await this.showMore()
  }

  // In an order by date, what has no day comes last.
  async events(pagefind, words, filters, sort) {
    const {results} = await pagefind.search(words, {filters, sort})
    if (!sort) return results
    const dated = new Set(results.map(({id}) => id))
    const all = await pagefind.search(words, {filters})
    return [...results, ...all.results.filter(({id}) => !dated.has(id))]
  }

  // Actors whose name or other spelling holds every word that was typed: first who is called just that, then whose name
  // begins so, and of these those with the same marks.
  async bestActors(results, words) {
    const loaded = await Promise.all(results.slice(0, 3 * ACTORS).map(result => result.data()))
    const typed = fold(words)
    const exact = asIndexed(words.toLowerCase())
    const rank = ({content, meta}) => {
      const name = fold(meta.title)
      return (name === typed ? 0 : name.startsWith(typed) ? 2 : 4) + (content.toLowerCase().includes(exact) ? 0 : 1)
    }
    return loaded
      .filter(({content}) => typed.split(" ").every(word => fold(content).includes(word)))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, ACTORS)
      .map(({url, meta}) => ({url, name: meta.title}))
  }

  // Events of an actor that was found under another spelling than theirs: 'zelenskiy' finds those of Zelensky. What holds
  // every typed word is found already. A word of the name is asked for with it: without one the whole index is fetched.
  async eventsOf(pagefind, {name}, found, words) {
    const own = fold(name).split(" ")
    if (fold(words).split(" ").every(word => own.some(other => other.startsWith(word)))) return []
    const known = new Set(found.map(({id}) => id))
    const telling = asIndexed(name).split(" ").reduce((best, word) => word.length > best.length ? word : best)
    const named = await pagefind.search(telling, {filters: {type: "event", actor: name}, sort: {date: "desc"}})
    return named.results.filter(({id}) => !known.has(id))
  }

  showActors(names) {
    this.actors.hidden = !names.length
    this.actors.querySelector("ul").replaceChildren(
      ...names.map(({url, name}) => make("li", {}, make("a", {href: url}, name))))
  }

  async showMore() {
    const turn = this.turn
    const from = this.list.children.length
    const loaded = await Promise.all(this.found.slice(from, from + PAGE).map(result => result.data()))
    if (turn !== this.turn || from !== this.list.children.length) return
    this.list.append(...loaded.map(data => this.entry(data)))
    this.more.hidden = from + PAGE >= this.found.length
  }

  entry({url, meta}) {
    return make("li", {}, make("a", {href: url},
      make("time", {}, meta.date ?? ""), make("b", {}, ...marked(meta.title, this.words)),
      make("span", {}, ...marked(meta.summary ?? "", this.words))))
  }

  clear() {
    this.list.replaceChildren()
    this.actors.hidden = true
    this.more.hidden = true
    this.told.textContent = this.told.dataset.hint
  }

  // Only who filters pays for the names of everybody.
  async fillFields() {
    const pagefind = await this.load()
    const filters = await pagefind.filters()
    for (const name of ["actor", "outlet", "year"]) {
      const field = this.fields.querySelector(`[name=${name}]`)
      const values = Object.keys(filters[name] ?? {})
      const order = new Intl.Collator(document.documentElement.lang)
      values.sort(name === "year" ? (one, other) => other - one : order.compare)
      field.append(...values.map(value => make("option", {}, value)))
    }
  }

  move(event) {
    if (event.key === "Escape") return this.close()
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.target.matches("select")) return
    const stops = [this.input, ...this.box.querySelectorAll(".nb-search-actors:not([hidden]) a, .nb-search-list a")]
    const at = stops.indexOf(document.activeElement)
    stops[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus()
    event.preventDefault()
  }
}

// Words that begin with the few letters typed last may lie in several of the index's pieces, cut by their first four
// letters (generator/publishing/steady.py): the pieces for each letter that may follow are fetched as well.
async function reach(pagefind, words) {
  const begun = fold(words).split(" ").at(-1)
  if (begun.length < SHORTEST || begun.length > 3) return
  await Promise.all(LETTERS.map(letter => pagefind.preload(begun + letter)))
}

// The index has d for đ (generator/rendering/searchable.py).
const asIndexed = words => words.replaceAll("đ", "d").replaceAll("Đ", "D")

// The text with the words that were typed marked in it, whatever marks they carry.
function marked(text, words) {
  const wanted = fold(words).split(" ").filter(Boolean)
  return text.split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u).map(piece =>
    wanted.some(word => fold(piece).startsWith(word)) ? make("mark", {}, piece) : piece)
}
