import { oldestSecret } from "@/lib/domain/list/filter";
import type { ClientRow } from "@/lib/domain/list/parse";
import { csvLine } from "@/lib/domain/text/csv";
import { jsonParts } from "@/lib/domain/text/json-parts";

/** The content of an export of one pool, and whether it is complete. */
export type ClientExport = {
  readonly poolId: string;
  readonly environment: string;
  /** An ISO instant. */
  readonly at: string;
  readonly rows: readonly ClientRow[];
  /** Clients of the pool that may fit too and have not been read yet. */
  readonly unread: number;
  /** Whether every name of the pool was known, by a listing that did not fail. */
  readonly isListed: boolean;
};

/** Whether nothing is missing: every name is listed, every client matched, and every row read. */
export const isWhole = ({ rows, unread, isListed }: ClientExport) =>
  isListed && unread === 0 && rows.every(isRowWhole);

/** Whether everything about a client was read. */
export const isRowWhole = (row: ClientRow): boolean => lackOf(row) === null;

/** The first thing about a client that was not read yet, in words; null where nothing is missing. */
function lackOf({ client, secrets, deadScopes }: ClientRow): string | null {
  if (client === null) return "not read yet";
  if (secrets === null) return "secrets not read yet";
  return deadScopes === null ? "resource servers not read yet" : null;
}

const noteOn = (row: ClientRow) => row.message ?? lackOf(row);

/** The columns of a client in a CSV text. */
export const clientColumns: readonly (readonly [name: string, value: (row: ClientRow) => string])[] = [
  ["client id", ({ clientId }) => clientId],
  ["name", ({ name }) => name],
  ["kind", ({ client }) => client?.kind ?? ""],
  ["owner team", ({ ownerTeam }) => ownerTeam ?? ""],
  ["scopes", ({ client }) => client?.scopes.join(" ") ?? ""],
  ["dead scopes", ({ deadScopes }) => String(deadScopes ?? "")],
  ["suspended", ({ client, isSuspended }) => (client ? (isSuspended ? "yes" : "no") : "")],
  ["token minutes", ({ client }) => String(client?.tokenMinutes ?? "")],
  ["secrets", ({ secrets }) => String(secrets?.length ?? "")],
  ["oldest secret", (row) => oldestSecret(row) ?? ""],
  ["created", ({ client }) => client?.createdAt ?? ""],
  ["changed", ({ client }) => client?.changedAt ?? ""],
  ["note", (row) => noteOn(row) ?? ""],
  ["self-registered", ({ client }) => (client ? (client.isSelfRegistered ? "yes" : "no") : "")],
];

/** A list of clients as the parts of a CSV text (RFC 4180), safe to open in a spreadsheet; its first line names the columns. */
export function* clientsCsv({ rows }: ClientExport): Generator<string> {
  yield csvLine(clientColumns.map(([name]) => name));
  for (const row of rows) yield csvLine(clientColumns.map(([, value]) => value(row)));
}

/** The same as the parts of one JSON value, a line for each client. The value itself says whether it is complete. */
export function clientsJson(it: ClientExport): Generator<string> {
  const { poolId, environment, at, isListed, unread, rows } = it;
  const head = { poolId, environment, at, isWhole: isWhole(it), areNamesWhole: isListed, notReadYet: unread };
  return jsonParts(head, "clients", rows, clientFacts);
}

/** A client as JSON exports hold it. */
export function clientFacts(row: ClientRow) {
  const { clientId, name, client, secrets, ownerTeam, deadScopes, isSuspended } = row;
  return {
    clientId,
    name,
    kind: client?.kind ?? null,
    isSelfRegistered: client && client.isSelfRegistered === true,
    ownerTeam,
    scopes: client?.scopes ?? null,
    deadScopes,
    isSuspended: client ? isSuspended : null,
    tokenMinutes: client?.tokenMinutes ?? null,
    secrets,
    createdAt: client?.createdAt ?? null,
    changedAt: client?.changedAt ?? null,
    note: noteOn(row),
  };
}
