import { expect, type Page } from "playwright/test";
import { pageShapes, routeShapes } from "./doors";

/** A form as the server sends it: where it is, which of the page's forms it is, and what it asks for. */
export type FoundForm = { readonly address: string; readonly index: number; readonly asks: string };

/** Of each kind of page, so many are looked at: they differ by what their object is in. */
const MOST_OF_A_KIND = 4;

/**
 * Follows the links of the pages from `start`, and gives each different form of each kind of page once, and buttons once
 * for all. It fails where there is a page that it has not been to.
 */
export async function crawl(page: Page, start: readonly string[]) {
  const waiting = [...start];
  const known = new Set(waiting);
  const seen = new Map<string | undefined, number>();
  const forms = new Map<string, FoundForm>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const shape = shapeOf(address);
    const before = seen.get(shape) ?? 0;
    if (before >= MOST_OF_A_KIND) continue;
    seen.set(shape, before + 1);
    await page.goto(address);
    const { links, asks } = await page.evaluate(whatIsThere);
    asks.forEach(({ ask, isButton }, index) => {
      const form = { address, index, asks: ask };
      // A button alone, such as the one to sign out, is the same form on every page.
      const key = isButton ? ask : `${shape} ${ask}`;
      if (!forms.has(key)) forms.set(key, form);
    });
    for (const link of links.filter((it) => !known.has(it) && shapeOf(it) !== undefined)) {
      known.add(link);
      waiting.push(link);
    }
  }
  expect([...seen.keys()].sort(), "pages that a link leads to").toEqual(
    pageShapes().filter((shape) => !unlinked.has(shape)),
  );
  return [...forms.values()];
}

/** Two lead on at once, one is for people without a role, and two are where a form leads. */
const unlinked = new Set(["/pools", "/pools/[environment]", "/no-access", "/not-sent", "/runs/[runId]"]);

/** The page behind an address, as its folder is called; nothing for what is no page. */
function shapeOf(address: string): string | undefined {
  const { pathname } = new URL(address, "http://here");
  const fits = (shape: string) => new RegExp(`^${shape.replace(/\[\w+\]/g, "[^/]+")}$`).test(pathname);
  // A name in the folder is nearer than a parameter: `new` and `export` are no clients.
  const parameters = (shape: string) => shape.split("[").length;
  const [nearest] = [...pageShapes(), ...routeShapes()]
    .filter(fits)
    .sort((a, b) => parameters(a) - parameters(b));
  return nearest !== undefined && pageShapes().includes(nearest) ? nearest : undefined;
}

/** Runs in the page. */
function whatIsThere() {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname, search }) => `${pathname}${search}`);
  const asks = [...document.forms].map((form) => {
    const elements = [...form.elements];
    const isButton = elements.every((it) => it instanceof HTMLButtonElement);
    const names = elements.map((it) =>
      isButton ? it.textContent : (it.getAttribute("name") ?? it.getAttribute("type") ?? it.tagName),
    );
    return { ask: [...new Set(names)].join(" "), isButton };
  });
  return { links: [...new Set(links)], asks };
}
