// Filters by actor, outlet, year, kind and certainty. The choice stands in the address, so that a view can be sent;
// what matches is listed from the index in place of the page's own list.

import {COARSE, INFERRED, UNSURE, loadIndex} from "./index.js"
import {fold} from "./fold.js"
import {make} from "./make.js"
import {Results} from "./results.js"

const NAMES = ["actor", "outlet", "year", "kind", "sure"]

export function start(form) {
  const page = document.querySelector("[data-unfiltered]")
  const results = document.querySelector("[data-results]")
  const details = form.querySelector("details")
  const view = new View(form, page, new Results(results))
  details.addEventListener("toggle", () => details.open && view.fill())
  form.addEventListener("change", () => view.choose())
  form.addEventListener("reset", () => setTimeout(() => view.choose()))
  form.addEventListener("submit", event => { event.preventDefault(); view.choose() })
  addEventListener("popstate", () => view.read())
  if (NAMES.some(name => new URLSearchParams(location.search).get(name))) {
    details.open = true
    view.read()
  } else if (details.open) view.fill() // opened before this module was there
}

class View {
  constructor(form, page, results) {
    Object.assign(this, {form, page, results})
  }

  // The choices are filled in when the filters are first opened.
  async fill() {
    this.filling ??= (async () => {
      this.index = await loadIndex(this.form.dataset.index)
      const {outlet, year, actor} = this.form.elements
      outlet?.append(...this.index.outlets.map(name => make("option", {}, name)))
      const years = [...new Set(this.index.events.map(event => event.year))].sort().reverse()
      year.append(...years.map(name => make("option", {}, name)))
      this.narrow()
      if (actor) actor.list.append(...this.index.actors.map(({name}) => make("option", {value: name})))
    })()
    return this.filling
  }

  // What none of the page's events has is not offered.
  narrow() {
    const own = this.own()
    const had = {
      kind: new Set(own.flatMap(({actors}) => actors.map(({kind}) => kind))),
      sure: new Set(own.flatMap(({bits}) => sureness(bits))),
    }
    for (const [name, values] of Object.entries(had)) {
      for (const option of this.form.elements[name].options) {
        option.hidden = option.disabled = option.value !== "" && !values.has(option.value)
      }
    }
  }

  // The events that the page is about.
  own() {
    const {actor, outlet} = this.form.dataset
    return this.index.events.filter(event =>
      (!actor || event.actors.some(({id}) => id === actor)) && (!outlet || event.outlets.includes(outlet)))
  }

  // From the address to the form.
  async read() {
    await this.fill()
    const wanted = new URLSearchParams(location.search)
    for (const name of NAMES) {
      const field = this.form.elements[name]
      if (!field) continue
      const value = wanted.get(name) ?? ""
      field.value = name === "actor" ? this.index.actors.find(({id}) => id === value)?.name ?? value : value
    }
    this.show()
  }

  // From the form to the address.
  async choose() {
    await this.fill()
    const query = new URLSearchParams(location.search)
    for (const name of NAMES) {
      const value = name === "actor" ? this.actor() : this.form.elements[name]?.value
      if (value) query.set(name, value)
      else query.delete(name)
    }
    const text = query.toString()
    const address = location.pathname + (text ? `?${text}` : "")
    if (address !== location.pathname + location.search) history.pushState(null, "", address)
    this.show()
  }

  // The id of the actor whose name is typed, or of the first that begins so; the words themselves where there is none.
  actor() {
    const typed = this.form.elements.actor?.value.trim()
    if (!typed) return ""
    const folded = fold(typed)
    const {actors} = this.index
    const found = actors.find(({name}) => name === typed) ?? actors.find(({name}) => fold(name) === folded)
      ?? actors.find(({name}) => fold(name).startsWith(folded))
    return found?.id ?? typed
  }

  matching() {
    const wanted = Object.fromEntries(new URLSearchParams(location.search))
    const tests = {
      actor: event => event.actors.some(({id}) => id === wanted.actor),
      outlet: event => event.outlets.includes(wanted.outlet),
      year: event => event.year === wanted.year,
      kind: event => event.actors.some(({kind}) => kind === wanted.kind),
      sure: event => sureness(event.bits).includes(wanted.sure),
    }
    const asked = NAMES.filter(name => wanted[name] && this.form.elements[name])
    if (!asked.length) return null
    const found = this.own().filter(event => asked.every(name => tests[name](event)))
    return this.index.newest ? found.reverse() : found
  }

  show() {
    const found = this.matching()
    const told = this.form.querySelector(".nb-found")
    const {none, one, many} = told.dataset
    this.page.hidden = found !== null
    this.results.place.hidden = found === null
    told.textContent = found === null ? "" : found.length === 0 ? none : found.length === 1 ? one : many.replace("#", found.length)
    this.results.show(this.index, found ?? [])
  }
}

function sureness(bits) {
  const said = []
  if (bits & INFERRED) said.push("inferred")
  if (bits & UNSURE) said.push("unsure")
  if (bits & COARSE) said.push("coarse")
  return said.length ? said : ["stated"]
}
