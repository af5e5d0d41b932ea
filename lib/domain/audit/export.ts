import type { AuditRow } from "@/lib/domain/audit/row";
import { canonicalJson, type Json } from "@/lib/domain/text/canonical-json";
import { csvLine } from "@/lib/domain/text/csv";

/** A row as one JSON line, which `npm run audit -- verify --file` can check. Ends with a line break. */
export const auditJsonLine = (row: AuditRow): string => `${canonicalJson(row)}\n`;

const columns: readonly (readonly [name: string, value: (row: AuditRow) => Json])[] = [
  ["sequence", (row) => row.sequence],
  ["at", (row) => row.at],
  ["person", (row) => row.person.email],
  ["person id", (row) => row.person.id],
  ["role", (row) => row.role],
  ["session", (row) => row.sessionId],
  ["source address", (row) => row.source.address],
  ["source address is claimed", (row) => row.source.isClaimed],
  ["pool", (row) => row.poolId],
  ["environment", (row) => row.environment],
  ["action", (row) => row.action],
  ["object kind", (row) => row.object?.kind ?? null],
  ["object", (row) => row.object?.id ?? null],
  ["client", (row) => row.clientId],
  ["input", (row) => row.input],
  ["before", (row) => row.before],
  ["after", (row) => row.after],
  ["outcome", (row) => row.outcome],
  ["AWS request id", (row) => row.requestId],
  ["form", (row) => row.intentId],
  ["outcome of", (row) => row.outcomeOf],
  ["id", (row) => row.id],
  ["previous hash", (row) => row.previous],
  ["hash", (row) => row.hash],
];

/** The first line of a CSV export (RFC 4180). */
export const auditCsvHead: string = csvLine(columns.map(([name]) => name));

/** A row as one CSV line, safe to open in a spreadsheet. */
export const auditCsvLine = (row: AuditRow): string =>
  csvLine(columns.map(([, value]) => inWords(value(row))));

const inWords = (value: Json): string => {
  if (value === null) return "";
  return typeof value === "string" ? value : canonicalJson(value);
};
