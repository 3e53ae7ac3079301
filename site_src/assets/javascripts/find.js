// The index of actors, found as one types: by name or by any other spelling, with or without marks.

import {fold} from "./fold.js"

export function start(form) {
  const told = form.querySelector(".nb-found")
  const entries = [...document.querySelectorAll(".nb-index > li")].map(element => ({
    element,
    words: fold([element.querySelector(".nb-entry").textContent, element.dataset.also ?? ""].join(" ").replaceAll("|", " ")),
  }))
  form.addEventListener("submit", event => event.preventDefault())
  const find = () => {
    const wanted = fold(form.elements.name.value).split(" ")
    let found = 0
    for (const {element, words} of entries) {
      const fits = wanted.every(word => words.startsWith(word) || words.includes(` ${word}`))
      element.hidden = !fits
      found += fits
    }
    for (const section of document.querySelectorAll(".nb-kind")) {
      section.hidden = !section.querySelector("li:not([hidden])")
    }
    told.textContent = found ? "" : told.dataset.none
  }
  form.addEventListener("input", find)
  if (form.elements.name.value) find() // typed before this module was there
}
