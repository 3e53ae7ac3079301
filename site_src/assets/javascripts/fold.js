// Words as a search sees them: lower case, without marks, đ as d.

export const fold = text =>
  text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d").replace(/\s+/g, " ").trim()
