// The short index of all events (data/events.json), fetched once, and dates as EDTF writes them.

const fetched = new Map()

export const INFERRED = 1, UNSURE = 2, COARSE = 4

export function loadIndex(address) {
  const url = new URL(address, location.href)
  if (!fetched.has(url.href)) fetched.set(url.href, fetchIndex(url))
  return fetched.get(url.href)
}

async function fetchIndex(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  const data = await answer.json()
  const top = new URL("..", url)
  const page = (kind, id) => new URL(data.pages[kind].replace("*", id), top).href
  const actors = data.actors.map(([id, name, kind, printing]) => ({id, name, kind, printing: Boolean(printing), href: page("actor", id)}))
  const events = data.events.map(([id, edtf, title, named, printed, bits]) => ({
    id, edtf, title, bits,
    href: page("event", id),
    year: edtf.slice(0, 4),
    actors: named.map(number => actors[number]),
    outlets: printed.map(number => data.outlets[number]),
  }))
  const summaries = year => new URL(data.pages.summaries.replace("*", year), top)
  return {actors, events, outlets: data.outlets, newest: data.newest, summaries}
}

// Event id → its summary, for the events of a year.
export async function loadSummaries(index, year) {
  const url = index.summaries(year)
  if (!fetched.has(url.href)) fetched.set(url.href, fetch(url).then(answer => answer.ok ? answer.json() : {}))
  return fetched.get(url.href)
}

// "2024-10", "2024-10-03/2024-10-05" → the first day, the day after the last, and how finely it is known.
export function spanOf(edtf) {
  const [first, last = first] = edtf.split("/")
  const parts = text => text.split("-").map(Number)
  const [year, month = 1, day = 1] = parts(first)
  const [toYear, toMonth, toDay] = parts(last)
  const end = toDay ? new Date(toYear, toMonth - 1, toDay + 1)
    : toMonth ? new Date(toYear, toMonth, 1) : new Date(toYear + 1, 0, 1)
  const grain = parts(first).length === 3 ? "day" : parts(first).length === 2 ? "month" : "year"
  const start = new Date(year, month - 1, day)
  start.setFullYear(year)
  return {start, end, grain, single: first === last}
}

const formats = new Map()

function formatOf(language, options) {
  const key = language + JSON.stringify(options)
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, options))
  return formats.get(key)
}

// What stands large beside an event: "3", "15–16", "30/4–2/5"; empty where no day is known. And the weekdays.
export function leafOf(edtf, language) {
  const [first, last = first] = edtf.split("/")
  const [one, other] = [first, last].map(text => text.split("-").map(Number))
  if (one.length < 3 || other.length < 3) return {days: "", weekday: ""}
  const days = first === last ? String(one[2])
    : one[0] === other[0] && one[1] === other[1] ? `${one[2]}–${other[2]}` : `${one[2]}/${one[1]}–${other[2]}/${other[1]}`
  const names = [first, last].map(text => formatOf(language, {weekday: "long"}).format(spanOf(text).start))
  return {days, weekday: first === last ? names[0] : names.map(name => name.replaceAll(" ", "\u00a0")).join(" – ")}
}

// A date in the words of the page's language; `about` is the pattern for what is coarser than a day.
export function wordsFor(edtf, language, about) {
  const {start, grain} = spanOf(edtf)
  const options = {
    day: {weekday: "long", day: "numeric", month: "numeric", year: "numeric"},
    month: {month: "numeric", year: "numeric"},
    year: {year: "numeric"},
  }[grain]
  const format = formatOf(language, options)
  const [, last] = edtf.split("/")
  const text = last ? format.formatRange(start, spanOf(last).start) : format.format(start)
  return grain === "day" ? text : about.replace("#", text)
}
