import "server-only";
import { denialOf } from "@/lib/aws/cognito/sdk";
import { grantsOf, type Pool, type ReadablePool, roleIn, teamsOf } from "@/lib/domain/access/roles";
import { type JudgedSettings, OUTSIDE_DAYS, type PoolSnapshot, secretKey } from "@/lib/domain/finding/facts";
import { type Coverage, type Gap, gapsOf } from "@/lib/domain/finding/gaps";
import { judgeClient, judgePool } from "@/lib/domain/finding/judge";
import { type PlacedFinding, placed, type Waiver } from "@/lib/domain/finding/waiver";
import type { OutsideChange } from "@/lib/domain/list/inventory";
import { whenReading } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { knownSettings } from "@/lib/inventory/pool/settings";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { knownServers, progressOf, rowsOn } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { countOutside } from "@/lib/store/audit/search";
import { scopePoliciesOf } from "@/lib/store/scope-policies";
import { retirementsOf } from "@/lib/store/secrets/plans";
import { groupsOfPeople, SESSIONS_MS } from "@/lib/store/sessions";
import { suspensionsOf } from "@/lib/store/suspensions";
import { waiversOf } from "@/lib/store/waivers";

/** What the rules find in a pool, and how much of the pool they could judge. */
type PoolFindings = Coverage & { readonly findings: readonly PlacedFinding[] };

/** Judges a pool by what the console remembers of it. No call to Cognito. Fails with store-unreachable. */
export async function poolFindings(pool: Pool): Promise<Result<PoolFindings>> {
  const known = await knownOf(pool);
  if (!known.ok) return known;
  const { shelf, facts, waivers } = known.value;
  return ok({
    findings: judgedOnce(shelf, facts, waivers),
    progress: progressOf(pool, shelf),
    areServersKnown: facts.servers !== null,
    areSettingsKnown: facts.settings !== null,
  });
}

/** The findings of several pools, and what they may lack: a pool that cannot be read is named. No call to Cognito. */
export async function fleetFindings(
  pools: readonly Pool[],
): Promise<{ findings: PlacedFinding[]; gaps: Gap[] }> {
  const judged = await Promise.all(pools.map(poolFindings));
  const gaps = pools.flatMap(({ id: poolId, environment }, at) => {
    const found = judged[at];
    const sentences = found?.ok ? gapsOf(found.value) : found ? [whenReading(found.problem).message] : [];
    return sentences.map((sentence) => ({ poolId, environment, sentence }));
  });
  return { findings: judged.flatMap((found) => (found.ok ? found.value.findings : [])), gaps };
}

/** The findings of one client of a pool, judged alone. Fails with store-unreachable. */
export async function clientFindings(pool: Pool, clientId: string): Promise<Result<PlacedFinding[]>> {
  const known = await knownOf(pool);
  if (!known.ok) return known;
  const { facts, waivers } = known.value;
  return ok(placed(judgeClient(facts, clientId), waivers, facts.at, facts));
}

type Once = { readonly findings: readonly PlacedFinding[]; readonly waivers: readonly Waiver[] };

/** The findings of a pool with its waivers, for one use: they are not kept. No call to Cognito. Fails with store-unreachable. */
export async function findingsOnce(pool: ReadablePool): Promise<Result<Once>> {
  const known = await knownOf(pool);
  if (!known.ok) return known;
  const { shelf, facts, waivers } = known.value;
  const findings = judgedLately(shelf, facts, waivers) ?? placed(judgePool(facts), waivers, facts.at, facts);
  return ok({ findings, waivers });
}

/**
 * The same, as judged at the beginning of `day` (ISO date): the same facts give the same findings all day, on every
 * instance. What this process alone knows, such as a call that AWS denied it, is left out. Fails as `findingsOnce`.
 */
export async function findingsOn(pool: ReadablePool, day: string): Promise<Result<Once>> {
  const at = Date.parse(day);
  // Sessions are deleted a week after their sign-in: by the end of the day, those of the first day may be.
  const slow = readSlowFacts(pool, { at, signedInFrom: at + DAY_MS - SESSIONS_MS });
  const known = await knownOf(pool, slow);
  if (!known.ok) return known;
  const { shelf, waivers } = known.value;
  const facts = { ...known.value.facts, at, trouble: shelf.head.listProblem };
  return ok({ findings: placed(judgePool(facts), waivers, at, facts), waivers });
}

type Known = { readonly shelf: Shelf; readonly facts: PoolSnapshot; readonly waivers: readonly Waiver[] };

async function knownOf(pool: ReadablePool, slow = slowFactsOf(pool)): Promise<Result<Known>> {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) return shelf;
  const [facts, waivers] = await Promise.all([factsOf(pool, shelf.value, slow), waiversOf(pool.id)]);
  if (!facts.ok) return facts;
  return waivers.ok ? ok({ shelf: shelf.value, facts: facts.value, waivers: waivers.value }) : waivers;
}

async function factsOf(
  pool: ReadablePool,
  shelf: Shelf,
  slowly: Promise<Result<SlowFacts>>,
): Promise<Result<PoolSnapshot>> {
  const [suspensions, retirements, policies, slow] = await Promise.all([
    suspensionsOf(pool.id),
    retirementsOf(pool.id),
    scopePoliciesOf(pool.id),
    slowly,
  ]);
  if (!suspensions.ok) return suspensions;
  if (!retirements.ok) return retirements;
  if (!policies.ok) return policies;
  if (!slow.ok) return slow;
  const denial = denialOf("DescribeUserPoolClient", pool);
  const known = knownSettings(shelf);
  const settings: JudgedSettings | null = known && {
    hasDomain: known.tokenUrl !== null,
    registration: known.registration,
    isDeletionProtected: known.isProtected,
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

async function slowFactsOf(pool: ReadablePool): Promise<Result<SlowFacts>> {
  const known = slowFacts.get(pool.id);
  if (known && known.at > now() - SLOW_MS) return ok(known.facts);
  const facts = await readSlowFacts(pool, { at: now(), signedInFrom: now() - SESSIONS_MS });
  if (facts.ok) slowFacts.set(pool.id, { at: now(), facts: facts.value });
  return facts;
}

async function readSlowFacts(
  { id, environment }: ReadablePool,
  { at, signedInFrom }: { at: number; signedInFrom: number },
): Promise<Result<SlowFacts>> {
  const from = new Date(at - OUTSIDE_DAYS * DAY_MS).toISOString();
  const [outsideCounts, groups] = await Promise.all([countOutside(id, from), groupsOfPeople(signedInFrom)]);
  if (!outsideCounts.ok) return outsideCounts;
  if (!groups.ok) return groups;
  const acting = groups.value.filter((it) => {
    const role = roleIn({ grants: grantsOf(it) }, environment);
    return role === "operator" || role === "admin";
  });
  const actingTeams = acting.length === 0 ? null : new Set(acting.flatMap(teamsOf));
  return ok({ outsideCounts: outsideCounts.value, actingTeams });
}

type Judgement = { readonly key: string; readonly at: number; readonly findings: readonly PlacedFinding[] };

const judgements = new WeakMap<Shelf, Judgement>();

/** Ages are whole days, so a judgement of the same facts holds for a while. Then it is dropped, to free its memory. */
const HOLDS_MS = 60_000;

/** What the rules find, with its waivers; judged again only where a fact changed or a waiver ended. */
function judgedOnce(shelf: Shelf, facts: PoolSnapshot, waivers: readonly Waiver[]): readonly PlacedFinding[] {
  const known = judgedLately(shelf, facts, waivers);
  if (known) return known;
  const { at } = facts;
  const findings = placed(judgePool(facts), waivers, at, facts);
  const judgement = { key: keyOf(shelf, facts, waivers), at, findings };
  judgements.set(shelf, judgement);
  outsideRequests(() => setTimeout(() => drop(shelf, judgement), HOLDS_MS).unref());
  return findings;
}

function judgedLately(shelf: Shelf, facts: PoolSnapshot, waivers: readonly Waiver[]) {
  const known = judgements.get(shelf);
  const holds = known?.key === keyOf(shelf, facts, waivers) && known.at > facts.at - HOLDS_MS;
  return holds ? known.findings : null;
}

function keyOf(shelf: Shelf, facts: PoolSnapshot, waivers: readonly Waiver[]): string {
  const { at, outsideCounts, actingTeams, settings, trouble } = facts;
  return JSON.stringify([
    [shelf.revision, shelf.head.serversAt, shelf.head.listedAt, trouble, settings, facts.maxAgeDays],
    [...facts.suspensions, ...facts.retirements, ...facts.scopePolicies, ...outsideCounts],
    actingTeams && [...actingTeams],
    waivers.map((waiver) => [waiver, Date.parse(waiver.until) > at]),
  ]);
}

function drop(shelf: Shelf, judgement: Judgement): void {
  if (judgements.get(shelf) === judgement) judgements.delete(shelf);
}
