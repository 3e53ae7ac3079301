// On this day: the day of the reader's own clock, taken from the page of its month. Where nothing happened on it, the
// next days of the year on which something did.

import {make} from "./make.js"

const DAYS_OFFERED = 3

export async function start(place) {
  const today = new Date()
  const month = today.getMonth() + 1
  const days = await daysOf(place.dataset.pages, month)
  const wanted = id(month, today.getDate())
  const exact = days.find(day => day.id === wanted)
  if (exact) place.append(exact.section)
  else {
    const later = days.filter(day => day.id > wanted)
    for (let ahead = 1; later.length < DAYS_OFFERED && ahead < 12; ahead++) {
      later.push(...await daysOf(place.dataset.pages, (month - 1 + ahead) % 12 + 1))
    }
    place.append(make("p", {}, place.dataset.none), ...later.slice(0, DAYS_OFFERED).map(day => day.section))
  }
  place.hidden = false
  dispatchEvent(new Event("nb-listed"))
}

const id = (month, day) => `d-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`

async function daysOf(pattern, month) {
  const url = new URL(pattern.replace("00", String(month).padStart(2, "0")), location.href)
  const answer = await fetch(url)
  if (!answer.ok) return []
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  return [...page.querySelectorAll(".nb-day-of-year")].map(section => {
    for (const link of section.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url)
    return {id: section.querySelector("h2").id, section: document.importNode(section, true)}
  })
}
