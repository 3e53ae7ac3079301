// Explore: a lane for each chosen actor, moved and zoomed by wheel, touch and keyboard. What is not known to the day is
// a span over every day that it may be. vis-timeline is fetched on this page alone. The lanes stand in the address.

import {UNSURE, loadIndex, spanOf, wordsFor} from "./index.js"
import {make} from "./make.js"
import {begin} from "./choice.js"
import {fold} from "./fold.js"

const LANES = 6
const DAY = 86_400_000
const VENDOR = new URL("../vendor/vis-timeline/", import.meta.url)

export async function start(place) {
  document.head.append(make("link", {rel: "stylesheet", href: new URL("vis-timeline.css", VENDOR).href}))
  const [index, library] = await Promise.all([loadIndex(place.dataset.index), import(new URL("vis-timeline.js", VENDOR))])
  if (!index.events.length) return
  new Explore(place, index, library).begin()
}

class Explore {
  constructor(place, index, library) {
    const find = selector => place.querySelector(selector)
    Object.assign(this, {
      place, index, library,
      form: find(".nb-choose"), field: find(".nb-choose input"), chosen: find(".nb-chosen"), filter: find("[data-filter]"), canvas: find(".nb-canvas"), told: find(".nb-told"),
      language: document.documentElement.lang,
      events: index.events, groups: new library.DataSet(), items: new library.DataSet(),
    })
  }

  begin() {
    document.querySelector("[data-still]").hidden = true
    this.form.hidden = this.canvas.hidden = false
    this.field.list.append(...this.index.actors.map(({name}) => make("option", {value: name})))
    this.form.addEventListener("submit", event => event.preventDefault())
    this.field.addEventListener("change", () => this.add())
    this.canvas.addEventListener("keydown", event => this.key(event), true)
    addEventListener("popstate", () => this.fromAddress())
    this.timeline = new this.library.Timeline(this.canvas, this.items, this.groups, this.options())
    this.timeline.on("select", ({items}) => items.length && this.tell(this.items.get(items[0]).event))
    this.timeline.on("doubleClick", ({item}) => item && location.assign(this.items.get(item).event.href))
    this.fromAddress()
    this.all()
    begin(this.filter, found => this.leave(found ?? this.index.events))
  }

  // Only the events that the filters leave stand on the lanes.
  leave(events) {
    this.events = events
    this.show(this.lanes)
  }

  // From the month of the first event to that of the last, so that no month's name is cut; from January where there is
  // only room for the names of years.
  all() {
    const first = spanOf(this.index.events[0].edtf).start
    const last = spanOf(this.index.events.at(-1).edtf).end
    const from = new Date(first.getFullYear(), this.canvas.clientWidth < 500 ? 0 : first.getMonth(), 1)
    this.timeline.setWindow(from, new Date(last.getFullYear(), last.getMonth() + 1, 1), {animation: false})
  }

  options() {
    const first = spanOf(this.index.events[0].edtf).start
    const last = spanOf(this.index.events.at(-1).edtf).end
    const room = Math.max((last - first) * 0.1, 30 * DAY)
    return {
      stack: false, showCurrentTime: false, zoomMin: 10 * DAY, selectable: true, multiselect: false,
      min: new Date(+first - room), max: new Date(+last + room),
      margin: {item: 6}, orientation: "top", groupOrder: "order", locale: "en", rtl: false,
      format: {minorLabels: (date, scale) => this.label(date, scale), majorLabels: (date, scale) => this.heading(date, scale)},
      groupTemplate: group => make("a", {href: group.href, title: group.content}, group.content),
      template: () => "",
    }
  }

  label(date, scale) {
    const day = date.toDate()
    if (scale === "month") return new Intl.DateTimeFormat(this.language, {month: "short"}).format(day)
    return scale === "year" ? String(day.getFullYear()) : String(day.getDate())
  }

  heading(date, scale) {
    const day = date.toDate()
    if (scale === "month") return String(day.getFullYear())
    if (scale === "year") return ""
    return new Intl.DateTimeFormat(this.language, {month: "long", year: "numeric"}).format(day)
  }

  fromAddress() {
    const wanted = new URLSearchParams(location.search).getAll("actor")
    const known = new Map(this.index.actors.map(actor => [actor.id, actor]))
    const lanes = wanted.map(id => known.get(id)).filter(Boolean)
    this.show(lanes.length ? lanes : this.mostNamed())
  }

  mostNamed() {
    const counts = new Map()
    for (const {actors} of this.index.events) for (const actor of actors) counts.set(actor, (counts.get(actor) ?? 0) + 1)
    const often = [...counts].sort((one, other) => other[1] - one[1]).map(([actor]) => actor)
    const acting = often.filter(({kind, printing}) => kind !== "place" && !printing)
    return (acting.length ? acting : often).slice(0, LANES)
  }

  add() {
    const folded = fold(this.field.value)
    const {actors} = this.index
    const actor = folded && (actors.find(({name}) => fold(name) === folded) ?? actors.find(({name}) => fold(name).includes(folded)))
    if (!actor || this.lanes.includes(actor)) return
    this.field.value = ""
    this.toAddress([...this.lanes, actor])
  }

  toAddress(lanes) {
    const query = new URLSearchParams(location.search)
    query.delete("actor")
    for (const {id} of lanes) query.append("actor", id)
    history.pushState(null, "", `${location.pathname}?${query}`)
    this.show(lanes)
  }

  show(lanes) {
    this.lanes = lanes
    this.groups.clear()
    this.items.clear()
    this.groups.add(lanes.map(({id, name, href}, order) => ({id, content: name, href, order})))
    this.items.add(lanes.flatMap(lane => this.events.filter(({actors}) => actors.includes(lane)).map(event => item(event, lane))))
    this.chosen.replaceChildren(...lanes.map(lane => {
      const button = make("button", {type: "button", "aria-label": this.place.dataset.remove.replace("#", lane.name)}, lane.name)
      button.addEventListener("click", () => this.toAddress(this.lanes.filter(other => other !== lane)))
      return make("li", {}, button)
    }))
  }

  tell(event) {
    this.told.replaceChildren(
      make("time", {}, wordsFor(event.edtf, this.language, this.place.dataset.about)), " · ",
      make("a", {href: event.href}, event.title))
  }

  // ← → to move, + − to zoom, Home to see all, j k from event to event, Enter to open.
  key(event) {
    const act = {
      ArrowLeft: () => this.pan(-0.2), ArrowRight: () => this.pan(0.2),
      "+": () => this.timeline.zoomIn(0.4), "=": () => this.timeline.zoomIn(0.4), "-": () => this.timeline.zoomOut(0.4),
      Home: () => this.all(), j: () => this.step(1), k: () => this.step(-1),
      Enter: () => this.at && location.assign(this.at.event.href),
    }[event.key]
    if (!act || event.target !== this.canvas) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  pan(share) {
    const {start, end} = this.timeline.getWindow()
    const by = (end - start) * share
    this.timeline.setWindow(+start + by, +end + by, {animation: false})
  }

  step(by) {
    const all = this.items.get({order: (one, other) => one.start - other.start})
    const at = all.findIndex(({id}) => id === this.at?.id)
    this.at = all[Math.min(Math.max(at + by, 0), all.length - 1)]
    if (!this.at) return
    this.timeline.setSelection(this.at.id)
    this.timeline.moveTo(this.at.start, {animation: false})
    this.tell(this.at.event)
  }
}

function item(event, lane) {
  const {start, end, grain} = spanOf(event.edtf)
  const look = `${grain !== "day" ? "nb-vague-item" : "nb-item"}${event.bits & UNSURE ? " nb-unsure-item" : ""}`
  return {
    id: `${lane.id} ${event.id}`, group: lane.id, event, content: "", className: look,
    start, end, type: "range",
  }
}
