import type { Owner, ScopePolicy } from "@/lib/domain/access/ownership";
import { findingsCsv } from "@/lib/domain/finding/export";
import type { PlacedFinding, Waiver } from "@/lib/domain/finding/waiver";
import type { ClientRow } from "@/lib/domain/list/parse";
import type { PoolSettings } from "@/lib/domain/pool/overview";
import type { ResourceServer } from "@/lib/domain/scope";
import { ageInDays } from "@/lib/domain/secret/age";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { csvLine } from "@/lib/domain/text/csv";

/** All that an evidence pack tells of one pool. */
export type PoolEvidence = {
  readonly environment: string;
  readonly poolId: string;
  /** Null where the console does not know them. */
  readonly settings: PoolSettings | null;
  readonly rows: readonly ClientRow[];
  readonly owners: ReadonlyMap<string, Owner>;
  /** Null where they were not read. */
  readonly servers: readonly ResourceServer[] | null;
  readonly policies: ReadonlyMap<string, ScopePolicy>;
  readonly findings: readonly PlacedFinding[];
  readonly waivers: readonly Waiver[];
};

/** A file of the pack. */
export type EvidenceFile = { readonly path: string; readonly text: string };

/**
 * The files of one pool, in a fixed order of files and of lines, so that the same facts give the same bytes. Ages are
 * whole days at the beginning of `day` (ISO date). No secret, and nothing that is derived from one.
 */
export function* poolFiles(pool: PoolEvidence, day: string): Generator<EvidenceFile> {
  const { environment, poolId, settings } = pool;
  const from = Date.parse(day);
  const file = (name: string, text: string) => ({ path: `${environment}/${name}`, text });
  yield file("pool.json", `${canonicalJson({ environment, poolId, settings })}\n`);
  yield file(
    "clients.csv",
    csv(
      clientColumns(pool),
      sorted(pool.rows, ({ clientId }) => clientId),
    ),
  );
  yield file("secrets.csv", csv(secretColumns(from), secretsOf(pool)));
  yield file("scopes.csv", csv(scopeColumns, scopesOf(pool)));
  const findings = sorted(pool.findings, ({ rule, object }) => `${rule} ${object.kind} ${object.id}`);
  yield file("findings.csv", [...findingsCsv({ at: day, findings, gaps: [] })].join(""));
  const waivers = sorted(pool.waivers, (it) => `${it.rule} ${it.objectKind} ${it.objectId}`);
  yield file("waivers.csv", csv(waiverColumns(from), waivers));
}

type Column<T> = readonly [name: string, value: (item: T) => string | number | null];

function csv<T>(columns: readonly Column<T>[], items: readonly T[]): string {
  const lines = items.map((item) => csvLine(columns.map(([, value]) => String(value(item) ?? ""))));
  return csvLine(columns.map(([name]) => name)) + lines.join("");
}

/** By code units: the same everywhere. */
function sorted<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ item }) => item);
}

const yesNo = (value: boolean | undefined) => (value === undefined ? null : value ? "yes" : "no");
const inOrder = (texts: readonly string[] | undefined) => texts?.toSorted().join(" ") ?? null;

const clientColumns = ({ owners }: PoolEvidence): Column<ClientRow>[] => [
  ["client id", ({ clientId }) => clientId],
  ["name", ({ name }) => name],
  ["kind", ({ client }) => client?.kind ?? null],
  ["self-registered", ({ client }) => yesNo(client ? client.isSelfRegistered === true : undefined)],
  ["owner team", ({ ownerTeam }) => ownerTeam],
  ["contact", ({ clientId }) => owners.get(clientId)?.contact ?? null],
  ["purpose", ({ clientId }) => owners.get(clientId)?.purpose ?? null],
  ["ticket", ({ clientId }) => owners.get(clientId)?.ticket ?? null],
  ["owner set by", ({ clientId }) => owners.get(clientId)?.changedBy ?? null],
  ["owner set at", ({ clientId }) => owners.get(clientId)?.changedAt ?? null],
  ["scopes", ({ client }) => inOrder(client?.scopes)],
  ["missing scopes", ({ deadScopes }) => deadScopes],
  ["OAuth on", ({ client }) => yesNo(client?.isOAuthOn)],
  ["suspended", ({ client, isSuspended }) => yesNo(client ? isSuspended : undefined)],
  ["authentication flows", ({ client }) => inOrder(client?.authFlows)],
  ["token minutes", ({ client }) => client?.tokenMinutes ?? null],
  ["token revocation", ({ client }) => yesNo(client ? client.isRevocable !== false : undefined)],
  ["secrets", ({ secrets }) => secrets?.length ?? null],
  ["created", ({ client }) => client?.createdAt ?? null],
  ["changed", ({ client }) => client?.changedAt ?? null],
  ["note", ({ client, message }) => message ?? (client === null ? "not read yet" : null)],
];

type OneSecret = { readonly row: ClientRow; readonly createdAt: string };

const secretsOf = ({ rows }: PoolEvidence): OneSecret[] =>
  sorted(
    rows.flatMap((row) => (row.secrets ?? []).map(({ createdAt }) => ({ row, createdAt }))),
    ({ row, createdAt }) => `${row.clientId} ${createdAt}`,
  );

const secretColumns = (from: number): Column<OneSecret>[] => [
  ["client id", ({ row }) => row.clientId],
  ["name", ({ row }) => row.name],
  ["owner team", ({ row }) => row.ownerTeam],
  ["secret created", ({ createdAt }) => createdAt],
  ["age in days", ({ createdAt }) => ageInDays(createdAt, from)],
];

type OneScope = {
  readonly server: ResourceServer;
  readonly scope: ResourceServer["scopes"][number];
  readonly policy: ScopePolicy | undefined;
  readonly holders: number;
};

function scopesOf({ servers, policies, rows }: PoolEvidence): OneScope[] {
  const holders = new Map<string, number>();
  for (const { client } of rows)
    for (const full of client?.scopes ?? []) holders.set(full, (holders.get(full) ?? 0) + 1);
  return sorted(
    (servers ?? []).flatMap((server) =>
      server.scopes.map((scope) => ({
        server,
        scope,
        policy: policies.get(server.identifier),
        holders: holders.get(scope.full) ?? 0,
      })),
    ),
    ({ scope }) => scope.full,
  );
}

const scopeColumns: Column<OneScope>[] = [
  ["scope", ({ scope }) => scope.full],
  ["description", ({ scope }) => scope.description],
  ["resource server", ({ server }) => server.identifier],
  ["resource server name", ({ server }) => server.name],
  ["owner team", ({ policy }) => policy?.team ?? null],
  [
    "granted by",
    ({ scope, policy }) => (policy?.openScopes.includes(scope.name) ? "every operator" : "owner"),
  ],
  ["clients", ({ holders }) => holders],
];

const waiverColumns = (from: number): Column<Waiver>[] => [
  ["rule", ({ rule }) => rule],
  ["object kind", ({ objectKind }) => objectKind],
  ["object id", ({ objectId }) => objectId],
  ["reason", ({ reason }) => reason],
  ["waived by", ({ waivedBy }) => waivedBy],
  ["waived at", ({ waivedAt }) => waivedAt],
  ["until", ({ until }) => until],
  ["state", ({ until }) => (Date.parse(until) > from ? "stands" : "ended")],
];
