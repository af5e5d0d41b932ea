import "server-only";
import { aboutRun } from "@/lib/acts/about";
import { type Fleet, fleetAct } from "@/lib/acts/act";
import { refuseNewTeam } from "@/lib/acts/teams";
import type { Pool } from "@/lib/domain/access/roles";
import { type ClientSearch, readFleetSearch, readSearch, unknownEnvironment } from "@/lib/domain/list/parse";
import { may, refusalOf } from "@/lib/domain/policy";
import { problem } from "@/lib/domain/problem";
import { askedIn } from "@/lib/domain/question/asked";
import { failed, ok, type Result } from "@/lib/domain/result";
import { permissionOf, type RunChange } from "@/lib/domain/run/change";
import {
  noClients,
  type RunDraft,
  readDraft,
  runDraft,
  type Selection,
  tooMany,
} from "@/lib/domain/run/draft";
import { noTotals, type RunTotals } from "@/lib/domain/run/item";
import { judge } from "@/lib/domain/run/judge";
import { MOST_ITEMS } from "@/lib/domain/run/run";
import { parametersOf } from "@/lib/domain/text/query-parameters";
import { readAsked } from "@/lib/inventory/fleet/question";
import { askingOf } from "@/lib/inventory/search";
import { type Selected, selectedIn } from "@/lib/inventory/selected";
import { type DraftItem, saveDraft } from "@/lib/store/runs/drafts";

/** A draft that was saved: the id of its form, and what would become of its clients. */
type Drafted = { readonly runId: string; readonly totals: RunTotals };

/**
 * Judges what a change would do to each selected client, and saves that as the draft of a run. No call to Cognito. Fails
 * with invalid and the field’s sentence, not-found for a pool that the person cannot read, denied for people who may make
 * the change in none of the pools, store-unreachable.
 */
export const draftRun = fleetAct({
  name: "draft run",
  input: runDraft,
  // A draft may have 10,000 clients.
  limit: { most: 20, seconds: 60 },
  plan: async (fleet, draft, runId) => {
    const read = readDraft(draft);
    if (!read.ok) return read;
    const { selection } = read.value;
    const pools = poolsOf(fleet, selection);
    if (!pools.ok) return pools;
    const permission = permissionOf(read.value.change);
    if (!pools.value.some(({ environment }) => may(fleet.person, permission, environment)))
      return failed(problem("denied", { message: refusalOf(permission) }));
    const change = await confirmTeam(pools.value, read.value.change);
    if (!change.ok) return change;
    const search = await searchOf(fleet, pools.value, selection);
    if (!search.ok) return search;
    const items: DraftItem[] = [];
    for (const pool of pools.value) {
      const selected = await selectedOf(pool, selection, search.value);
      if (!selected.ok) return selected;
      items.push(...judged(change.value, pool.id, selected.value));
    }
    if (items.length === 0) return noClients();
    if (items.length > MOST_ITEMS) return tooMany(items.length);
    const { id, email } = fleet.person;
    return ok({
      run: async () => {
        const saved = await saveDraft({ id: runId, change: change.value, person: { id, email } }, items);
        return saved.ok ? ok({ runId, totals: totalsOf(items) } satisfies Drafted) : saved;
      },
    });
  },
  asked: ({ clients, ...draft }: RunDraft) => ({
    ...Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)),
    chosen: clients.reduce((sum, line) => sum + line.split(" ").length - 1, 0),
  }),
  trail: ({ runId, totals }: Drafted) => ({ ...aboutRun(runId), after: { ...totals } }),
});

function poolsOf({ pools }: Fleet, selection: Selection): Result<readonly Pool[]> {
  if (selection.is === "found" && selection.poolId === null) return ok(pools);
  const ids = selection.is === "found" ? [selection.poolId] : [...selection.clients.keys()];
  const found = ids.map((id) => pools.find((pool) => pool.id === id));
  const known = found.flatMap((pool) => pool ?? []);
  const message =
    "A pool of this selection doesn’t exist, or you don’t have access to it. Nothing was changed.";
  return known.length === ids.length ? ok(known) : failed(problem("not-found", { message }));
}

/** A new team is confirmed by its name, as in the form of one client; one that any of the pools knows is not new. */
async function confirmTeam(pools: readonly Pool[], change: RunChange): Promise<Result<RunChange>> {
  if (change.kind !== "set owner" || change.team === null) return ok(change);
  const { team: ownerTeam, newTeam } = change;
  const refusals = await Promise.all(pools.map((pool) => refuseNewTeam(pool, { ownerTeam, newTeam })));
  const refused = refusals.find((it) => it?.ok === false);
  if (!refused || refused.ok || refusals.includes(null)) return ok({ ...change, newTeam: ownerTeam });
  const { code, message, fields } = refused.problem;
  return failed(problem(code, { message, fields: fields.ownerTeam ? { team: fields.ownerTeam } : {} }));
}

/** The search of a selection as the list answers it, with a question’s filters; null for chosen clients. */
async function searchOf(
  { pools: all }: Fleet,
  pools: readonly Pool[],
  selection: Selection,
): Promise<Result<ClientSearch | null>> {
  if (selection.is === "chosen") return ok(null);
  const [pool] = selection.poolId === null ? [] : pools;
  const parameters = parametersOf(new URLSearchParams(selection.query));
  const search = pool ? readSearch(parameters) : readFleetSearch(parameters);
  if (!search.ok) return search;
  const unknown = unknownEnvironment(search.value, pools);
  if (unknown) return failed(unknown);
  const { answered } = askedIn(search.value, await readAsked(pools, all, search.value), pool?.environment);
  return answered ? ok(answered) : failed(problem("invalid", { fields: { clients: unclear } }));
}

const unclear = "The question in the search isn’t understood. Go back to the list and correct it.";

async function selectedOf(
  pool: Pool,
  selection: Selection,
  search: ClientSearch | null,
): Promise<Result<Selected>> {
  const { id, environment } = pool;
  if (selection.is === "chosen") return selectedIn(pool, { ids: selection.clients.get(id) ?? [] });
  if (search === null || search.environment?.includes(environment) === false)
    return selectedIn(pool, { ids: [] });
  const selected = await selectedIn(pool, { search, asking: askingOf(pool, selection.poolId === null) });
  if (!selected.ok || selected.value.isListed) return selected;
  const sentence = `The clients of ${pool.environment} aren’t all listed, so what the search finds isn’t known. Try again in a moment, or choose clients one by one.`;
  return failed(problem("invalid", { fields: { clients: sentence } }));
}

function judged(change: RunChange, poolId: string, { pool, clients, unjudged }: Selected): DraftItem[] {
  const found = clients.map((client): DraftItem => {
    const judgement = judge(change, pool, client);
    const { clientId, name } = client;
    return {
      poolId,
      clientId,
      name,
      state: judgement.state,
      difference: judgement.state === "waiting" ? judgement.difference : null,
      input: judgement.state === "waiting" ? judgement.input : null,
      sentence: judgement.state === "waiting" ? null : judgement.sentence,
    };
  });
  const left = unjudged.map(
    ({ clientId, name, why }): DraftItem => ({
      poolId,
      clientId,
      name,
      state: "skipped",
      difference: null,
      input: null,
      sentence: sentences[why],
    }),
  );
  return [...found, ...left];
}

const sentences = {
  unknown: "It doesn’t exist in this environment.",
  unread: "Its settings haven’t been read from Cognito yet, so it may not be among those you searched for.",
} as const;

function totalsOf(items: readonly DraftItem[]): RunTotals {
  const totals = { ...noTotals };
  for (const { state } of items) totals[state] += 1;
  return totals;
}
