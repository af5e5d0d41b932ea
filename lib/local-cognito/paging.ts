import { hash, randomBytes } from "node:crypto";
import { invalid } from "./refusal";
import type { Shelf } from "./shelf";

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

/** The same for a list that was put together for this answer; its places are counted. */
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

/** A token that starts any list from its beginning: what an empty page at the start carries. */
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
