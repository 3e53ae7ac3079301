// Lists of events, actors, outlets or months, of which a filter leaves some, each with how many of its events fit. What an
// entry stands for is told by where its link leads, or by `data-of` where that is no page of the index.

import {spanOf} from "./index.js"

let again = () => {}
addEventListener("nb-listed", () => again()) // more was listed since (today.js)

export function narrow(place, found, choice) {
  const counts = found && countsOf(found, choice)
  again = () => {
    place.querySelectorAll("li:has(a)").forEach(entry => show(entry, counts, place.dataset))
    for (const section of place.querySelectorAll("section:has([data-members])")) {
      section.querySelector("[data-members]").textContent = section.querySelectorAll("li:not(.nb-out)").length
    }
  }
  again()
}

function show(entry, counts, words) {
  const count = counts && (counts.get(entry.dataset.of ?? entry.querySelector("a").href) ?? 0)
  entry.classList.toggle("nb-out", count === 0)
  const element = entry.querySelector("[data-count]")
  if (element) element.textContent = told(element, count, words)
}

// How many fit stands in place of how many there are, in the same form.
function told(element, count, {one, many}) {
  const whole = element.dataset.count ||= element.textContent
  if (count === null) return whole
  return /^\d+$/.test(whole) ? count : count === 1 ? one : many.replace("#", count)
}

function countsOf(found, choice) {
  const {kind} = choice.wanted()
  const counts = new Map()
  for (const event of found) {
    const actors = event.actors.filter(actor => !kind || actor.kind === kind)
    const names = [event.href, ...actors.map(({href}) => href), ...event.outlets.map(name => `outlet ${name}`), ...monthsOf(event)]
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

// The months of the year on whose days it happened, where the days are known.
function monthsOf({edtf}) {
  const {start, end, grain} = spanOf(edtf)
  if (grain !== "day") return []
  const last = new Date(+end - 1)
  return [...new Set([start, last].map(day => `month ${day.getMonth() + 1}`))]
}
