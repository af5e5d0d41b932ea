import { createHmac, randomBytes } from "node:crypto";
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

const key = randomBytes(32);

function tokenFor(listName: string, place: number): string {
  return `${Buffer.from(String(place)).toString("base64url")}.${seal(listName, String(place))}`;
}

function placeIn(listName: string, token: string): number {
  const [encoded = "", seal_ = ""] = token.split(".");
  const place = Buffer.from(encoded, "base64url").toString();
  if (seal_ !== seal(listName, place) || token !== tokenFor(listName, Number(place)))
    throw invalid("Invalid pagination token.");
  return Number(place);
}

function seal(listName: string, place: string): string {
  return createHmac("sha256", key).update(`${listName}\n${place}`).digest("base64url");
}
