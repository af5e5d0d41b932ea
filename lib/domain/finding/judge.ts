import { isM2m } from "@/lib/domain/client/client";
import { accessRules } from "@/lib/domain/finding/access-rules";
import { type Judged, judged, type PoolSnapshot, type ReadClient } from "@/lib/domain/finding/facts";
import { ownerRules } from "@/lib/domain/finding/owner-rules";
import { poolRules, scopeRules, serverRules } from "@/lib/domain/finding/pool-rules";
import type { ClientRule, PoolRule, ScopeRule, ServerRule } from "@/lib/domain/finding/rule";
import { secretRules } from "@/lib/domain/finding/secret-rules";
import type { ClientRow } from "@/lib/domain/list/parse";
import { own } from "@/lib/domain/text/own";

const clientRules = { ...secretRules, ...ownerRules, ...accessRules };

/** Every rule, by its id. */
export const rules = { ...clientRules, ...serverRules, ...scopeRules, ...poolRules };

export type RuleId = keyof typeof rules;

/** The rule of this id, where there is one. */
export const isRuleId = (id: string): id is RuleId => own(rules, id) !== undefined;

/** What a finding is about. A scope has its full string as its id. */
export const objectKinds = ["client", "resource server", "scope", "user pool"] as const;

export type FoundObject = {
  readonly kind: (typeof objectKinds)[number];
  readonly id: string;
  readonly name: string;
};

/** One thing that a rule found: its object, the team that owns that, and the evidence as a sentence. */
export type RuleFinding = {
  readonly rule: RuleId;
  readonly object: FoundObject;
  readonly ownerTeam: string | null;
  readonly evidence: string;
};

const listOf = <R>(table: Record<string, R>) => Object.entries(table).filter(isKnown);

const isKnown = <R>(entry: [string, R]): entry is [RuleId, R] => isRuleId(entry[0]);

const ofClients = listOf<ClientRule>(clientRules);
const ofServers = listOf<ServerRule>(serverRules);
const ofScopes = listOf<ScopeRule>(scopeRules);
const ofPools = listOf<PoolRule>(poolRules);

/** Everything that the rules find in a pool. One pass over its clients and one over its resource servers. */
export function judgePool(facts: PoolSnapshot): RuleFinding[] {
  const pool = judged(facts);
  const found: RuleFinding[] = [];
  for (const [rule, { find }] of ofPools) {
    const evidence = find(pool);
    const { poolId: id, environment: name } = facts;
    if (evidence !== null)
      found.push({ rule, object: { kind: "user pool", id, name }, ownerTeam: null, evidence });
  }
  judgeServers(pool, found);
  const shared = new Map<string, string>();
  for (const row of facts.clients) if (isJudged(row)) judgeOne(row, pool, found, shared);
  return found;
}

/** What the rules find in one client of a pool. */
export function judgeClient(facts: PoolSnapshot, clientId: string): RuleFinding[] {
  const found: RuleFinding[] = [];
  const row = facts.clients.find((it) => it.clientId === clientId);
  if (row && isJudged(row)) judgeOne(row, judged(facts), found, new Map());
  return found;
}

/** Rules judge clients for machines whose settings were read. Other clients have no findings. */
const isJudged = (row: ClientRow): row is ReadClient => row.client !== null && isM2m(row.client.kind);

/** `shared` holds each evidence once, because thousands of clients share a few hundred. */
function judgeOne(row: ReadClient, pool: Judged, found: RuleFinding[], shared: Map<string, string>): void {
  const { clientId: id, name, ownerTeam } = row;
  let object: FoundObject | null = null;
  for (const [rule, { find }] of ofClients) {
    const text = find(row, pool);
    if (text === null) continue;
    const evidence = shared.get(text) ?? text;
    shared.set(evidence, evidence);
    // One for all findings of a client: a fleet has hundreds of thousands.
    object ??= { kind: "client", id, name };
    found.push({ rule, object, ownerTeam, evidence });
  }
}

/** Judges what people define: Cognito’s own resource servers cannot be changed. */
function judgeServers(pool: Judged, found: RuleFinding[]): void {
  for (const server of (pool.servers ?? []).filter(({ isManaged }) => !isManaged)) {
    const ownerTeam = pool.scopePolicies.get(server.identifier)?.team ?? null;
    const { identifier: id, name } = server;
    for (const [rule, { find }] of ofServers) {
      const evidence = find(server, pool);
      if (evidence !== null)
        found.push({ rule, object: { kind: "resource server", id, name }, ownerTeam, evidence });
    }
    for (const [rule, { find }] of ofScopes)
      for (const [full, evidence] of find(server, pool))
        found.push({ rule, object: { kind: "scope", id: full, name: full }, ownerTeam, evidence });
  }
}
