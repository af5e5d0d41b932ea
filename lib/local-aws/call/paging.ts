import { hash, randomBytes } from "node:crypto";
import type { Shelf } from "@/lib/local-aws/model/shelf";
import { ReadyOutput } from "./operation";
import { invalid } from "./refusal";

/**
 * One page of a shelf as List operations answer it: at most `count` values and, when there are more, an opaque
 * NextToken that is good for this list of this pool only.
 */
export function page<T>(
  shelf: Shelf<T>,
  listName: string,
  count: number,
  nextToken: string | undefined,
): { values: T[]; token: { NextToken?: string } } {
  const { values, next } = shelf.page(nextToken === undefined ? 0 : placeIn(listName, nextToken), count);
  return { values, token: next === null ? {} : { NextToken: tokenFor(listName, next) } };
}

const mostKept = 200;
const kept = new WeakMap<object, { version: number; pages: Map<string, ReadyOutput> }>();

/** A page as an output, cached for the same request until the shelf changes. */
export function keptPage<T>(shelf: Shelf<T>, asked: string, make: () => object): ReadyOutput {
  let known = kept.get(shelf);
  if (known?.version !== shelf.version || known.pages.size >= mostKept) {
    known = { version: shelf.version, pages: new Map() };
    kept.set(shelf, known);
  }
  const page = known.pages.get(asked) ?? new ReadyOutput(make());
  known.pages.set(asked, page);
  return page;
}

/** `page` for a list that is built for one answer. Its token holds an offset. */
export function pageOf<T>(
  all: readonly T[],
  listName: string,
  count: number,
  nextToken: string | undefined,
): { values: T[]; token: { NextToken?: string } } {
  const start = nextToken === undefined ? 0 : placeIn(listName, nextToken);
  const end = start + count;
  const token = end < all.length ? { NextToken: tokenFor(listName, end) } : {};
  return { values: all.slice(start, end), token };
}

/** A token that starts any list from its beginning. An empty first page carries it. */
export function startToken(): string {
  return tokenFor(anyList, 0);
}

const anyList = "any list";
const key = randomBytes(32).toString("base64url");

function tokenFor(listName: string, place: number): string {
  const seal = hash("sha256", `${key}\n${listName}\n${place}`, "base64url");
  return `${Buffer.from(String(place)).toString("base64url")}.${seal}`;
}

function placeIn(listName: string, token: string): number {
  const place = Number(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());
  if (token !== tokenFor(listName, place) && token !== startToken())
    throw invalid("Invalid pagination token.");
  return place;
}
