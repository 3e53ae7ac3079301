// What is chosen in the filters: by actor, outlet, year, kind and certainty. The choice stands in the address, so that a
// view can be sent; which events fit it is known from the index.

import {COARSE, INFERRED, UNSURE, loadIndex} from "./index.js"
import {fold} from "./fold.js"
import {make} from "./make.js"

const NAMES = ["actor", "outlet", "year", "kind", "sure"]

// `show(found, choice)` is called with the events that fit, in the order of the site; with null where nothing is chosen.
export function begin(form, show) {
  const choice = new Choice(form, show)
  const details = form.querySelector("details")
  details.addEventListener("toggle", () => details.open && choice.fill())
  form.addEventListener("change", () => choice.choose())
  form.addEventListener("reset", () => setTimeout(() => choice.choose()))
  form.addEventListener("submit", event => { event.preventDefault(); choice.choose() })
  addEventListener("popstate", () => choice.read())
  const early = choice.fields().filter(([, field]) => field.value) // chosen before this module was there
  if (choice.isAsked()) {
    details.open = true
    choice.read(early.map(([name]) => name))
  } else if (early.length) choice.choose()
  else if (details.open) choice.fill() // opened before
  return choice
}

class Choice {
  constructor(form, show) {
    Object.assign(this, {form, show})
    this.told = form.querySelector(".nb-found")
  }

  // The fields that the page has, with their names.
  fields() {
    return NAMES.map(name => [name, this.form.elements[name]]).filter(([, field]) => field)
  }

  // What the address asks for, of that which the page has a field for.
  wanted() {
    const query = new URLSearchParams(location.search)
    return Object.fromEntries(this.fields().map(([name]) => [name, query.get(name)]).filter(([, value]) => value))
  }

  isAsked() {
    return Object.keys(this.wanted()).length > 0
  }

  // The choices are filled in when the filters are first opened.
  async fill() {
    this.filling ??= (async () => {
      this.index = await loadIndex(this.form.dataset.index)
      const {outlet, year, actor} = this.form.elements
      const own = this.own()
      outlet?.append(...this.index.outlets.map(name => make("option", {}, name)))
      year.append(...[...new Set(own.map(event => event.year))].sort().reverse().map(name => make("option", {}, name)))
      this.narrow(own)
      if (actor) actor.list.append(...this.index.actors.map(({name}) => make("option", {value: name})))
    })()
    return this.filling
  }

  // What none of the page's events has is not offered.
  narrow(own) {
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

  // From the address to the form; what was chosen there already, by the names of `early`, counts more.
  async read(early = []) {
    await this.fill()
    const wanted = this.wanted()
    for (const [name, field] of this.fields()) {
      if (early.includes(name)) continue
      const value = wanted[name] ?? ""
      field.value = name === "actor" ? this.index.actors.find(({id}) => id === value)?.name ?? value : value
    }
    if (early.length) this.choose()
    else this.tell()
  }

  // From the form to the address; on a page that has no list of events, to that of the timeline.
  async choose() {
    await this.fill()
    const query = new URLSearchParams(this.form.dataset.leads ? "" : location.search)
    for (const [name, field] of this.fields()) {
      const value = name === "actor" ? this.actor(field.value.trim()) : field.value
      if (value) query.set(name, value)
      else query.delete(name)
    }
    const asked = query.size ? `?${query}` : ""
    if (this.form.dataset.leads) return asked && location.assign(new URL(this.form.dataset.leads + asked, location.href))
    const address = location.pathname + asked
    if (address !== location.pathname + location.search) history.pushState(null, "", address)
    this.tell()
  }

  // The id of the actor whose name is typed, or of the first that begins so; the words themselves where there is none.
  actor(typed) {
    if (!typed) return ""
    const folded = fold(typed)
    const {actors} = this.index
    const found = actors.find(({name}) => name === typed) ?? actors.find(({name}) => fold(name) === folded)
      ?? actors.find(({name}) => fold(name).startsWith(folded))
    return found?.id ?? typed
  }

  // The events that fit; null where nothing is chosen.
  matching() {
    const wanted = this.wanted()
    const tests = {
      actor: event => event.actors.some(({id, name}) => id === wanted.actor || name === wanted.actor),
      outlet: event => event.outlets.includes(wanted.outlet),
      year: event => event.year === wanted.year,
      kind: event => event.actors.some(({kind}) => kind === wanted.kind),
      sure: event => sureness(event.bits).includes(wanted.sure),
    }
    const asked = Object.keys(wanted)
    if (!asked.length) return null
    const found = this.own().filter(event => asked.every(name => tests[name](event)))
    return this.index.newest ? found.reverse() : found
  }

  tell() {
    const found = this.matching()
    const {none, one, many} = this.told.dataset
    this.told.textContent = found === null ? "" : found.length === 0 ? none : found.length === 1 ? one : many.replace("#", found.length)
    this.show(found, this)
  }
}

function sureness(bits) {
  const said = []
  if (bits & INFERRED) said.push("inferred")
  if (bits & UNSURE) said.push("unsure")
  if (bits & COARSE) said.push("coarse")
  return said.length ? said : ["stated"]
}
