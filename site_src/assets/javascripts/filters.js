// The filters, and what a page does with the events that fit: it lists them in place of its own list, takes the others
// out of a list of events, actors or outlets, or leads to the timeline.

import {begin} from "./choice.js"

export async function start(form) {
  const narrowed = document.querySelector("[data-narrow]")
  const results = document.querySelector("[data-results]")
  if (results) begin(form, await listing(results))
  else begin(form, narrowed ? await narrowing(narrowed) : () => {})
}

async function listing(place) {
  const {Results} = await import("./results.js")
  const results = new Results(place)
  const page = document.querySelector("[data-unfiltered]")
  return (found, {index}) => {
    page.hidden = found !== null
    place.hidden = found === null
    results.show(index, found ?? [])
  }
}

async function narrowing(place) {
  const {narrow} = await import("./narrow.js")
  return (found, choice) => narrow(place, found, choice)
}
