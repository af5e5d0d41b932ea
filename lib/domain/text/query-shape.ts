import { z } from "zod";
import { ENVIRONMENT } from "@/lib/domain/ids";
import { own } from "@/lib/domain/text/own";

/** A parameter of a URL that may be left out. A form sends the fields that were left empty too. */
export const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), type.optional());

const MOST_VALUES = 20;

/** A parameter of a URL that may be given several times: each value once, or undefined for none. */
export const many = <T extends z.ZodType<string>>(type: T) =>
  z.preprocess((value) => {
    const values = [...new Set([value].flat())].filter((it) => it !== undefined && it !== "");
    return values.length === 0 ? undefined : values;
  }, z.array(type).max(MOST_VALUES, `has more than ${MOST_VALUES} values.`).readonly().optional());

/** A parameter of a URL. One that is given twice is refused, so that neither value silently wins. */
export const text = z.string("is given twice.");

/** The name of an environment. */
export const environmentParameter = optional(text.regex(ENVIRONMENT, "must be the name of an environment."));

/**
 * The field that an issue is about, empty if the URL names an unknown one, and what is wrong as a sentence. `searched`
 * says what has no such filter: "The list has".
 */
export function wrongParameter(
  issue: z.core.$ZodIssue,
  searched: string,
  labels: Readonly<Record<string, string>>,
): { field: string; sentence: string } {
  if (issue.code === "unrecognized_keys")
    return { field: "", sentence: `${searched} no filter named “${issue.keys[0]}”.` };
  const field = String(issue.path[0]);
  const message = issue.code === "too_big" && issue.origin === "string" ? "is too long." : issue.message;
  return { field, sentence: `“${own(labels, field) ?? field}” ${message}` };
}
