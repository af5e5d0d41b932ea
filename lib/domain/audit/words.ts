import type { AuditRow } from "@/lib/domain/audit/row";
import { canonicalJson, type Json } from "@/lib/domain/text/canonical-json";

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

/** How an act ended, as a badge says it: "Done", "Name taken". */
export function outcomeInWords(outcome: string): string {
  const words = outcome.replaceAll("-", " ").replace(/\baws\b/, "AWS");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The object of a row, as its cell names it; null where the row has none. */
export function objectInWords({ object, clientId, input }: AuditRow): string | null {
  if (object) return object.id;
  if (clientId !== null) return clientId;
  const [name] = auditLines(input).filter((line) => line.name === "name");
  return name?.text ?? null;
}
