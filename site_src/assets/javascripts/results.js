// Events that match a filter, as the timeline shows them: by year and month, each with its day, its summary, who printed
// it and who was there. The summaries of a year are fetched when its events are listed.

import {COARSE, INFERRED, UNSURE, leafOf, loadSummaries, spanOf, wordsFor} from "./index.js"
import {make} from "./make.js"

const STEP = 60
const CAST = 5

export class Results {
  constructor(place) {
    this.place = place
    this.language = document.documentElement.lang
    this.months = new Intl.DateTimeFormat(this.language, {month: "long"})
  }

  show(index, found) {
    Object.assign(this, {index, found, year: null, month: null})
    this.timeline = make("div", {class: "nb-timeline"})
    this.place.replaceChildren(make("h2", {class: "nb-unseen"}, this.place.getAttribute("aria-label")), this.timeline)
    this.list(0)
  }

  list(from) {
    this.place.querySelector(":scope > button")?.remove()
    const cards = this.found.slice(from, from + STEP).map(event => [event, this.add(event)])
    if (from + STEP < this.found.length) {
      const button = make("button", {type: "button"}, this.place.dataset.more)
      button.addEventListener("click", () => this.list(from + STEP))
      this.place.append(button)
    }
    for (const year of new Set(cards.map(([event]) => event.year))) {
      this.tell(year, cards.filter(([event]) => event.year === year))
    }
  }

  async tell(year, cards) {
    const told = await loadSummaries(this.index, year)
    for (const [{id}, card] of cards) {
      if (told[id]) card.querySelector("h4").after(make("p", {class: "nb-summary"}, told[id]))
    }
  }

  // An entry at the end of the list, below the heading of its month.
  add(event) {
    const [month] = event.edtf.split("/")
    const name = month.slice(0, 7)
    if (this.year !== event.year) {
      this.year = event.year
      this.inYear = make("div", {class: "nb-months"})
      this.timeline.append(make("section", {class: "nb-year"}, make("h3", {class: "nb-year-name"}, event.year), this.inYear))
    }
    if (this.month !== name) {
      this.month = name
      this.inMonth = make("ol", {class: "nb-events", role: "list"})
      const heading = name.length === 7 ? capital(this.months.format(spanOf(name).start)) : this.place.dataset.whole
      this.inYear.append(make("section", {class: "nb-month"}, make("h3", {}, heading), this.inMonth))
    }
    const entry = this.entry(event)
    this.inMonth.append(entry)
    return entry
  }

  entry(event) {
    const {about, inferred, unsure} = this.place.dataset
    const precision = event.bits & COARSE ? event.edtf.includes("/") ? "interval" : "month" : "day"
    const marks = [event.bits & INFERRED ? "inferred" : "", event.bits & UNSURE ? "unsure" : ""].filter(Boolean)
    const mark = words => make("span", {class: "nb-mark nb-caution"}, words)
    return make("li", {class: ["nb-event", `nb-${precision}`, ...marks.map(name => `nb-${name}`)].join(" ")},
      make("p", {class: "nb-when"},
        make("time", {datetime: event.edtf.includes("/") ? null : event.edtf},
          leaf(event.edtf, this.language, about),
          make("span", {class: "nb-full"}, wordsFor(event.edtf, this.language, about))),
        make("span", {class: "nb-dot"})),
      make("article", {class: "nb-card"},
        make("h4", {}, make("a", {href: event.href}, event.title)),
        make("div", {class: "nb-aside"},
          event.outlets.length || marks.length ? make("p", {class: "nb-meta"},
            event.outlets.length ? make("span", {class: "nb-outlets"}, event.outlets.join("\u00a0· ")) : null,
            marks.includes("inferred") ? mark(inferred) : null,
            marks.includes("unsure") ? mark(unsure) : null) : null,
          make("ul", {class: "nb-cast", role: "list"},
            ...event.actors.filter(({printing}) => !printing).slice(0, CAST).map(({name, href}) => make("li", {}, make("a", {href}, name)))))))
  }
}

// The day as on a tear-off calendar, as the pages show it.
function leaf(edtf, language, about) {
  const {days, weekday} = leafOf(edtf, language)
  const under = weekday ? make("span", {class: "nb-weekday"}, weekday)
    : days ? null : make("span", {class: "nb-about"}, wordsFor(edtf, language, about))
  return make("span", {class: "nb-leaf", "aria-hidden": "true"},
    days ? make("span", {class: `nb-number-of-day${days.length > 2 ? " nb-across" : ""}`}, days) : null,
    make("span", {class: "nb-under"}, under))
}

const capital = words => words.charAt(0).toUpperCase() + words.slice(1)
