import { z } from "zod";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const anything: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(anything), z.record(z.string(), anything)]),
);

/** The schema of a JSON value of any depth. */
export const json = anything;

/** The canonical text of a JSON value: names in the order of their UTF-16 units, no white space (RFC 8785). */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** Text as every database and every encoder keeps it: a NUL or half a character becomes U+FFFD. */
export const storable = (text: string) => text.toWellFormed().replaceAll("\0", "\uFFFD");
