// The parts of the site, where they do not all fit: the one that is shown stands in view from the start.

export function start(row) {
  const current = row.querySelector("[aria-current]")
  if (current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2
}
