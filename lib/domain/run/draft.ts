import { z } from "zod";
import { ownerShape } from "@/lib/domain/access/owner-draft";
import { clientDraft } from "@/lib/domain/client/draft";
import { CLIENT_ID, POOL_ID } from "@/lib/domain/ids";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { RunChange } from "@/lib/domain/run/change";
import { MOST_ITEMS } from "@/lib/domain/run/run";

/** The clients of a run: those that somebody chose, by pool, or all that a search of the list finds. */
export type Selection =
  | { readonly is: "chosen"; readonly clients: ReadonlyMap<string, readonly string[]> }
  /** `poolId` is null for the list of all pools; `query` is the list’s own URL query. */
  | { readonly is: "found"; readonly poolId: string | null; readonly query: string };

/** The longest line of `clients`: 2,000 ids of 26 characters. The form makes further lines for more. */
export const LONGEST_LINE = 60_000;

const MOST_LINES = 64;

const value = z.string().max(256).optional();

/**
 * The form that drafts a run, with the fields of its change alone. Each line of `clients` is the id of a pool and ids of
 * clients in it, separated by spaces. Without lines, `query` names a search of the list, of `pool` or of all pools.
 */
export const runDraft = z.object({
  kind: z.string().max(64),
  scopes: z.array(z.string().max(256)).max(100),
  minutes: value,
  isOn: value,
  team: value,
  newTeam: value,
  contact: value,
  ticket: value,
  clients: z.array(z.string().max(LONGEST_LINE)).max(MOST_LINES),
  pool: value,
  query: z.string().max(4_096).optional(),
});

export type RunDraft = z.infer<typeof runDraft>;

/** The change and the clients that a form describes. Fails with invalid and each field’s sentence. */
export function readDraft({
  clients,
  pool,
  query,
  ...fields
}: RunDraft): Result<{ change: RunChange; selection: Selection }> {
  const change = changeIn(fields);
  if (!change.ok) return change;
  const selection = clients.length > 0 ? chosenIn(clients) : foundIn(pool, query);
  return selection.ok ? ok({ change: change.value, selection: selection.value }) : selection;
}

const kind = <const Kind extends RunChange["kind"]>(it: Kind) => z.literal(it);
const { scopes } = clientDraft.shape;

const runChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: kind("add scopes"), scopes }),
  z.strictObject({ kind: kind("remove scopes"), scopes }),
  z.strictObject({ kind: kind("set lifetime"), minutes: clientDraft.shape.tokenMinutes }),
  z.strictObject({ kind: kind("switch revocation"), isOn: z.stringbool("Choose on or off.") }),
  z.strictObject({
    kind: kind("set owner"),
    team: ownerShape.ownerTeam.unwrap(),
    newTeam: ownerShape.newTeam,
  }),
  z.strictObject({ kind: kind("set contact"), contact: ownerShape.contact.unwrap() }),
  z.strictObject({ kind: kind("set ticket"), ticket: ownerShape.ticket.unwrap() }),
  z.strictObject({ kind: kind("suspend") }),
  z.strictObject({ kind: kind("resume") }),
  z.strictObject({ kind: kind("delete") }),
]) satisfies z.ZodType<RunChange>;

type Fields = Omit<RunDraft, "clients" | "pool" | "query">;

function changeIn({ scopes: given, ...others }: Fields): Result<RunChange> {
  const set = Object.entries(others).filter(([, it]) => it !== undefined);
  const isOfScopes = others.kind.endsWith("scopes");
  const change = runChange.safeParse({
    ...Object.fromEntries(set),
    ...((given.length > 0 || isOfScopes) && { scopes: given }),
  });
  if (change.success) return ok(change.data);
  const fields = change.error.issues.map(({ code, path, message }) => {
    const field = String(path[0] ?? "kind");
    return [field, code === "unrecognized_keys" || field === "kind" ? "Choose what to change." : message];
  });
  return failed(problem("invalid", { fields: Object.fromEntries(fields.reverse()) }));
}

function chosenIn(lines: readonly string[]): Result<Selection> {
  const clients = new Map<string, Set<string>>();
  for (const line of lines) {
    const [poolId = "", ...ids] = line.split(" ");
    if (!POOL_ID.test(poolId) || !ids.every((id) => CLIENT_ID.test(id))) return unclear();
    const known = clients.get(poolId) ?? new Set();
    for (const id of ids) known.add(id);
    clients.set(poolId, known);
  }
  const count = [...clients.values()].reduce((sum, ids) => sum + ids.size, 0);
  if (count === 0) return noClients();
  if (count > MOST_ITEMS) return tooMany(count);
  return ok({ is: "chosen", clients: new Map([...clients].map(([id, ids]) => [id, [...ids]])) });
}

function foundIn(pool: string | undefined, query: string | undefined): Result<Selection> {
  if (query === undefined) return noClients();
  if (pool !== undefined && !POOL_ID.test(pool)) return unclear();
  return ok({ is: "found", poolId: pool ?? null, query });
}

const ofClients = (sentence: string) => failed(problem("invalid", { fields: { clients: sentence } }));

const unclear = () =>
  ofClients("The console doesn’t recognize this selection. Go back to the list and choose again.");

/** The refusal of a run without clients. */
export const noClients = () => ofClients("Choose at least one client.");

/** The refusal of a run of more clients than one run changes. */
export const tooMany = (count: number) =>
  ofClients(
    `These are ${count.toLocaleString("en")} clients. A run changes at most ${MOST_ITEMS.toLocaleString("en")}: narrow the search.`,
  );
