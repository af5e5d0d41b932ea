import "server-only";
import { knownDescription } from "@/lib/aws/cognito/pools";
import { denialOf } from "@/lib/aws/cognito/sdk";
import { grantsOf, type Pool, roleIn, teamsOf } from "@/lib/domain/access/roles";
import { type JudgedSettings, OUTSIDE_DAYS, type PoolSnapshot, secretKey } from "@/lib/domain/finding/facts";
import { type Coverage, gapsOf } from "@/lib/domain/finding/gaps";
import { judgeClient, judgePool, type RuleFinding } from "@/lib/domain/finding/judge";
import type { PlacedFinding } from "@/lib/domain/finding/search";
import { type WeighedFinding, weighed } from "@/lib/domain/finding/waiver";
import type { OutsideChange } from "@/lib/domain/list/inventory";
import { whenReading } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { knownServers, progressOf, rowsOn } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { processWide } from "@/lib/process/process-wide";
import { countOutside } from "@/lib/store/audit/search";
import { scopePoliciesOf } from "@/lib/store/scope-policies";
import { retirementsOf } from "@/lib/store/secrets/plans";
import { groupsOfPeople } from "@/lib/store/sessions";
import { suspensionsOf } from "@/lib/store/suspensions";
import { waiversOf } from "@/lib/store/waivers";

/** What the rules find in a pool, and how much of the pool they could judge. */
type PoolFindings = Coverage & { readonly findings: readonly WeighedFinding[] };

/** Judges a pool by what the console remembers of it. No call to Cognito. Fails with store-unreachable. */
export async function poolFindings(pool: Pool): Promise<Result<PoolFindings>> {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) return shelf;
  const [facts, waivers] = await Promise.all([factsOf(pool, shelf.value), waiversOf(pool.id)]);
  if (!facts.ok) return facts;
  if (!waivers.ok) return waivers;
  return ok({
    findings: weighed(judgedOnce(shelf.value, facts.value), waivers.value, now()),
    progress: progressOf(pool, shelf.value),
    areServersKnown: facts.value.servers !== null,
    areSettingsKnown: facts.value.settings !== null,
  });
}

/** What the findings of a pool may lack, as a sentence. */
type Gap = { readonly poolId: string; readonly environment: string; readonly sentence: string };

/** The findings of several pools, and what they may lack: a pool that cannot be read is named. No call to Cognito. */
export async function fleetFindings(
  pools: readonly Pool[],
): Promise<{ findings: PlacedFinding[]; gaps: Gap[] }> {
  const judged = await Promise.all(pools.map(poolFindings));
  const findings: PlacedFinding[] = [];
  const gaps: Gap[] = [];
  for (const [at, { id: poolId, environment }] of pools.entries()) {
    const found = judged[at];
    if (!found) continue;
    const sentences = found.ok ? gapsOf(found.value) : [whenReading(found.problem).message];
    gaps.push(...sentences.map((sentence) => ({ poolId, environment, sentence })));
    if (found.ok) for (const one of found.value.findings) findings.push({ ...one, poolId, environment });
  }
  return { findings, gaps };
}

/** The same for one client of the pool. */
export async function clientFindings(pool: Pool, clientId: string): Promise<Result<WeighedFinding[]>> {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) return shelf;
  const [facts, waivers] = await Promise.all([factsOf(pool, shelf.value), waiversOf(pool.id)]);
  if (!facts.ok) return facts;
  if (!waivers.ok) return waivers;
  return ok(weighed(judgeClient(facts.value, clientId), waivers.value, now()));
}

async function factsOf(pool: Pool, shelf: Shelf): Promise<Result<PoolSnapshot>> {
  const [suspensions, retirements, policies, slow, description] = await Promise.all([
    suspensionsOf(pool.id),
    retirementsOf(pool.id),
    scopePoliciesOf(pool.id),
    slowFactsOf(pool),
    knownDescription(pool),
  ]);
  if (!suspensions.ok) return suspensions;
  if (!retirements.ok) return retirements;
  if (!policies.ok) return policies;
  if (!slow.ok) return slow;
  const denial = denialOf("DescribeUserPoolClient", pool);
  const settings: JudgedSettings | null = description && {
    hasDomain: description.tokenUrl !== null,
    registration: description.registration,
    isDeletionProtected: description.facts.isProtected,
  };
  return ok({
    poolId: pool.id,
    environment: pool.environment,
    at: now(),
    maxAgeDays: rotationSettings().maxAgeDays,
    clients: rowsOn(shelf).rows,
    servers: knownServers(shelf),
    owners: shelf.owners,
    suspensions: suspensions.value,
    outside: outsideOn(shelf),
    ...slow.value,
    retirements: new Map(
      retirements.value.map((it) => [secretKey(it.clientId, it.secretId), it.retireAt] as const),
    ),
    scopePolicies: policies.value,
    settings,
    listedAt: shelf.head.listedAt,
    trouble: shelf.head.listProblem ?? (denial ? whenReading(denial).message : null),
  });
}

function outsideOn({ entries }: Shelf): ReadonlyMap<string, OutsideChange> {
  const found = new Map<string, OutsideChange>();
  for (const { entry } of entries.values()) if (entry.outside) found.set(entry.clientId, entry.outside);
  return found;
}

type SlowFacts = Pick<PoolSnapshot, "outsideCounts" | "actingTeams">;

/** Facts that no act of a person changes at once are read again after this time. */
const SLOW_MS = 60_000;

const slowFacts = processWide(
  "slow facts of findings",
  () => new Map<string, { at: number; facts: SlowFacts }>(),
);

async function slowFactsOf({ id, environment }: Pool): Promise<Result<SlowFacts>> {
  const known = slowFacts.get(id);
  if (known && known.at > now() - SLOW_MS) return ok(known.facts);
  const from = new Date(now() - OUTSIDE_DAYS * DAY_MS).toISOString();
  const [outsideCounts, groups] = await Promise.all([countOutside(id, from), groupsOfPeople()]);
  if (!outsideCounts.ok) return outsideCounts;
  if (!groups.ok) return groups;
  const acting = groups.value.filter((it) => {
    const role = roleIn({ grants: grantsOf(it) }, environment);
    return role === "operator" || role === "admin";
  });
  const actingTeams = acting.length === 0 ? null : new Set(acting.flatMap(teamsOf));
  const facts = { outsideCounts: outsideCounts.value, actingTeams };
  slowFacts.set(id, { at: now(), facts });
  return ok(facts);
}

type Judgement = { readonly key: string; readonly at: number; readonly findings: readonly RuleFinding[] };

const judgements = new WeakMap<Shelf, Judgement>();

/** Ages are whole days, so a judgement of the same facts holds for a while. */
const HOLDS_MS = 60_000;

/** What the rules find, judged again only where a fact changed. */
function judgedOnce(shelf: Shelf, facts: PoolSnapshot): readonly RuleFinding[] {
  const { suspensions, retirements, scopePolicies, outsideCounts, actingTeams, settings, trouble } = facts;
  const key = JSON.stringify([
    [shelf.revision, shelf.head.serversAt, shelf.head.listedAt, trouble, settings, facts.maxAgeDays],
    [...suspensions, ...retirements, ...scopePolicies, ...outsideCounts],
    actingTeams && [...actingTeams],
  ]);
  const known = judgements.get(shelf);
  if (known?.key === key && known.at > facts.at - HOLDS_MS) return known.findings;
  const findings = judgePool(facts);
  judgements.set(shelf, { key, at: facts.at, findings });
  return findings;
}
