import { OUTSIDE } from "@/lib/domain/audit/action";
import { foundInWords } from "@/lib/domain/audit/lost-act";
import type { AuditRow } from "@/lib/domain/audit/row";
import { canonicalJson, type Json } from "@/lib/domain/text/canonical-json";
import { capitalized } from "@/lib/domain/text/capitalized";
import { own } from "@/lib/domain/text/own";

/** One fact of a recorded value: its path, such as `owner.team`, and its text. */
export type AuditLine = { readonly name: string; readonly text: string };

/** A recorded value as lines to read: one for each fact or list of plain values, and none for null. */
export function auditLines(value: Json, name = ""): AuditLine[] {
  if (value === null) return name === "" ? [] : [{ name, text: "none" }];
  if (typeof value === "string") return [{ name, text: value === "" ? "empty" : value }];
  if (typeof value !== "object") return [{ name, text: String(value) }];
  if (isList(value)) return linesOfList(value, name);
  return Object.entries(value).flatMap(([member, inner]) =>
    auditLines(inner, name === "" ? member : `${name}.${member}`),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function linesOfList(list: readonly Json[], name: string): AuditLine[] {
  if (list.length === 0) return [{ name, text: "none" }];
  const texts = list.map((item) => (typeof item === "string" ? item : canonicalJson(item)));
  return [{ name, text: texts.join(", ") }];
}

/** How an act ended, as a badge says it: "Done", "Name taken". The trail and its exports keep their own words. */
export const outcomeInWords = (outcome: string): string =>
  own(outcomeWords, outcome) ?? capitalized(outcome.replaceAll("-", " ").replace(/\baws\b/, "AWS"));

const outcomeWords: Record<string, string> = {
  intended: "Started",
  noticed: "Detected",
  recovered: "Done",
  invalid: "Invalid input",
  "changed-meanwhile": "Conflict",
  "already-sent": "Sent twice",
  "cannot-tell": "Unknown outcome",
  limit: "Limit reached",
  "too-often": "Too many requests",
};

/** What an outcome means, in a sentence; null for one that says it all. */
export const outcomeMeaning = (outcome: string): string | null =>
  foundInWords(outcome) ?? own(meanings, outcome) ?? null;

const meanings: Record<string, string> = {
  intended: "It was started. Its result isn’t recorded, or is on another page.",
  noticed: "Clientele found this change in Cognito. It wasn’t made here.",
  denied: "The person’s role or team doesn’t allow it. Nothing was changed.",
  invalid: "The input was refused. Nothing was changed.",
  "changed-meanwhile": "Someone else had changed it in the meantime. Nothing was changed.",
  "already-sent": "The same form was sent a second time. Only the first one counts.",
  "not-confirmed": "The name wasn’t typed to confirm it. Nothing was changed.",
  "unknown-outcome": "The connection to Cognito was lost. The change may or may not have been made.",
  "too-often": "The person reached a limit of requests. Nothing was done.",
  limit: "The pool has reached one of Cognito’s limits. Nothing was changed.",
};

/** An act as a cell names it: "Create client". */
export const actionInWords = (action: string): string => own(actionWords, action) ?? capitalized(action);

const actionWords: Record<string, string> = {
  "drop dead scopes": "Remove missing scopes",
  "switch on OAuth": "Enable OAuth",
  "prove secret": "Verify secret",
  "plan retirement": "Set retirement date",
  "edit owner": "Edit ownership",
  "test token": "Test token request",
  "set scope policy": "Change who can grant scopes",
  "changed outside": "Changed outside Clientele",
  "resumed outside": "Resumed outside Clientele",
};

/** The person of a row: their email, or that nobody here did it. */
export const personInWords = ({ person }: Pick<AuditRow, "person">): string =>
  person.id === OUTSIDE.id ? "Outside Clientele" : person.email;

/** The object of a row, as its cell names it; null where the row has none. */
export function objectInWords({ object, clientId, input }: AuditRow): string | null {
  if (object) return object.id;
  if (clientId !== null) return clientId;
  const [name] = auditLines(input).filter((line) => line.name === "name");
  return name?.text ?? null;
}
