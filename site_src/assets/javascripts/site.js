// What the pages do beyond being read. Every page is whole without it; each part is a module of its own. Keys and the
// search are there at once; the others are fetched where they are used.

import * as keys from "./keys.js"
import * as search from "./search.js"

const parts = {
  "[data-search]": () => search,
  ".nb": () => keys,
  ".nb-sections": row => row.scrollWidth > row.clientWidth ? import("./sections.js") : null,
  "[data-filter]:not([data-explore] *)": () => import("./filters.js"),
  "[data-find]": () => import("./find.js"),
  "[data-explore]": () => import("./explore.js"),
  "[data-today]": () => import("./today.js"),
  "[data-copy]": () => import("./copy.js"),
}

for (const [selector, load] of Object.entries(parts)) {
  const element = document.querySelector(selector)
  if (element) Promise.resolve(load(element)).then(part => part?.start(element))
}
