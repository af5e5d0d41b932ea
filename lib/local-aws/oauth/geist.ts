import { readFileSync } from "node:fs";

/** The typeface of the login page, in base64: the page's policy allows no other origin. */
export const geist = readFileSync(
  new URL("../../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2", import.meta.url),
).toString("base64");
