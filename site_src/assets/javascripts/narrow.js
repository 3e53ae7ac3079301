// Lists of events, actors, outlets or months, of which a filter leaves some, each with how many of its events fit, and its
// strip with those alone. What an entry stands for is told by where its link leads, or by `data-of` where that is no page
// of the index.

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
  for (const bar of entry.querySelectorAll("a[data-period]")) {
    thin(bar, counts && (counts.get(periodOf(entry.dataset.of, bar.dataset.period)) ?? 0), words)
  }
}

const periodOf = (name, period) => `${name}\n${period}`

// A bar of a strip: as high as what fits of it is many.
function thin(bar, count, {one, many}) {
  const {whole, pattern} = bar.dataset
  const shown = count ?? Number(whole)
  const label = pattern.replace("#", shown === 1 ? one : many.replace("#", shown))
  bar.classList.toggle("nb-out", shown === 0)
  bar.querySelector("g").style.clipPath = shown < whole ? `inset(${100 - 100 * shown / whole}% 0 0)` : ""
  bar.setAttribute("aria-label", label)
  bar.querySelector("title").textContent = label
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
    const names = [event.href, ...actors.map(({href}) => href), ...outletsOf(event), ...monthsOf(event)]
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

// The outlets that print it, each also with the year and the month in which its bars count it.
function outletsOf({outlets, edtf}) {
  const periods = new Set([edtf.slice(0, 4), edtf.split("/")[0].slice(0, 7)])
  return outlets.flatMap(name => [`outlet ${name}`, ...[...periods].map(period => periodOf(`outlet ${name}`, period))])
}

// The months of the year on whose days it happened, where the days are known.
function monthsOf({edtf}) {
  const {start, end, grain} = spanOf(edtf)
  if (grain !== "day") return []
  const last = new Date(+end - 1)
  return [...new Set([start, last].map(day => `month ${day.getMonth() + 1}`))]
}
