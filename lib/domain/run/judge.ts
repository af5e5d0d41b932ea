import { type OwnerFacts, ownerText, type ScopePolicy } from "@/lib/domain/access/ownership";
import {
  type ClientChange,
  changed,
  differences,
  type EditableSettings,
  scopesAfter,
} from "@/lib/domain/client/change";
import { type AppClient, getsTokens, whyNoChange } from "@/lib/domain/client/client";
import type { Difference } from "@/lib/domain/client/difference";
import { changeFields } from "@/lib/domain/client/edit-draft";
import { type Actor, objectionTo, type Protection, type Subject, whyNotOn } from "@/lib/domain/policy";
import { permissionOf, type RunChange } from "@/lib/domain/run/change";
import { MOST_SCOPES, needsServer, REGISTER_SCOPE } from "@/lib/domain/scope";

/** What is known of a client that a run is to change. */
export type JudgedClient = {
  readonly clientId: string;
  readonly name: string;
  /** Null while its settings have not been read. */
  readonly client: AppClient | null;
  /** Suspended by this console, and not switched on since. */
  readonly isSuspended: boolean;
  readonly owner: OwnerFacts | null;
  readonly protection: Protection;
};

/** What is known of the pool of clients to be judged, and of the person who orders the change. */
export type JudgedPool = {
  readonly person: Actor;
  readonly environment: string;
  readonly scopePolicies: ReadonlyMap<string, ScopePolicy>;
  /** The full scopes of its resource servers; null while they are not known. */
  readonly scopes: ReadonlySet<string> | null;
};

/** What a run would do to a client. `input` is the form of the act that does it, as its page would send it. */
export type Judgement =
  | { readonly state: "waiting"; readonly difference: Difference; readonly input: Input }
  | { readonly state: "unchanged" | "skipped"; readonly sentence: string };

type Input = Readonly<Record<string, unknown>>;

/** Says what a change would do to a client, by what is known of it. Decides as the act does when it runs. */
export function judge(change: RunChange, pool: JudgedPool, client: JudgedClient): Judgement {
  const subject: Subject = { team: client.owner?.team ?? null, protection: client.protection };
  const objection = whyNotOn(pool.person, permissionOf(change), pool.environment, subject);
  if (objection !== null) return skipped(objection);
  switch (change.kind) {
    case "set owner":
      return owned(pool, client, { team: change.team }, change.newTeam);
    case "set contact":
      return owned(pool, client, { contact: change.contact });
    case "set ticket":
      return owned(pool, client, { ticket: change.ticket });
    default: {
      const { client: settings } = client;
      if (settings === null) return skipped(unread);
      const whyNot = whyNoChange(settings.kind);
      return whyNot === null ? changedTo(change, pool, { ...client, client: settings }) : skipped(whyNot);
    }
  }
}

type ReadClient = JudgedClient & { readonly client: AppClient };
type SettingsChange = Exclude<RunChange, { kind: "set owner" | "set contact" | "set ticket" }>;

function changedTo(change: SettingsChange, pool: JudgedPool, it: ReadClient): Judgement {
  const { clientId, name, client } = it;
  const input = { clientId, changedAt: client.changedAt };
  const isOn = getsTokens(client);
  switch (change.kind) {
    case "suspend":
      if (!isOn) return unchanged("It already gets no tokens.");
      return { state: "waiting", difference: { label: "Tokens", was: "On", becomes: "Suspended" }, input };
    case "resume":
      if (isOn) return unchanged("It already gets tokens.");
      if (!it.isSuspended)
        return skipped("It wasn’t suspended in Clientele. Its page says how to enable it.");
      return { state: "waiting", difference: { label: "Tokens", was: "Suspended", becomes: "On" }, input };
    case "delete":
      return { state: "waiting", difference: { label: "Client", was: name, becomes: "Deleted" }, input };
    default:
      return edited(editOf(change, client), pool, it);
  }
}

type Edit = Extract<
  SettingsChange,
  { kind: "add scopes" | "remove scopes" | "set lifetime" | "switch revocation" }
>;

/** The change of one client: only the scopes that it lacks or has. */
function editOf(change: Edit, { scopes }: AppClient): ClientChange {
  const none = { addScopes: [], dropScopes: [] };
  switch (change.kind) {
    case "add scopes":
      return { ...none, addScopes: change.scopes.filter((it) => !scopes.includes(it)) };
    case "remove scopes":
      return { ...none, dropScopes: change.scopes.filter((it) => scopes.includes(it)) };
    case "set lifetime":
      return { ...none, tokenMinutes: change.minutes };
    case "switch revocation":
      return { ...none, isRevocable: change.isOn };
  }
}

function edited(
  change: ClientChange,
  pool: JudgedPool,
  { clientId, client, owner, protection }: ReadClient,
): Judgement {
  const before = editableIn(client);
  const [difference] = differences(before, changed(before, change));
  if (!difference) return unchanged("It is already as wanted.");
  const grants = { team: owner?.team ?? null, protection, grants: change.addScopes };
  const { scopePolicies } = pool;
  const objection = objectionTo(pool.person, "edit client", pool.environment, { ...grants, scopePolicies });
  const sentence = objection?.message ?? whyNotScopes(change, pool, client);
  if (sentence !== null) return skipped(sentence);
  const { field: _, ...shown } = difference;
  const input = { clientId, changedAt: client.changedAt, ...changeFields(change) };
  return { state: "waiting", difference: shown, input };
}

/** Why Cognito or the edit would refuse a client’s scopes; null if they are fine. */
function whyNotScopes(change: ClientChange, { scopes: alive }: JudgedPool, client: AppClient): string | null {
  const after = scopesAfter(client.scopes, change);
  if (client.isSelfRegistered && change.addScopes.includes(REGISTER_SCOPE))
    return `A self-registered client can’t have ${REGISTER_SCOPE}.`;
  const isDead = (scope: string) => alive !== null && needsServer(scope) && !alive.has(scope);
  const unknown = change.addScopes.find(isDead);
  if (unknown !== undefined) return `${unknown} isn’t a scope in this environment.`;
  const dead = after.find(isDead);
  if (dead !== undefined)
    return `It holds ${dead}, which no longer exists. Remove that scope first: Cognito refuses changes that name it.`;
  if (after.length === 0) return "It would have no scopes left, so it couldn’t get tokens.";
  return after.length > MOST_SCOPES ? `It would have more than ${MOST_SCOPES} scopes.` : null;
}

const editableIn = ({ name, scopes, tokenMinutes, isRevocable }: AppClient): EditableSettings => ({
  name,
  scopes,
  tokenMinutes,
  isRevocable: isRevocable !== false,
});

const nobody: OwnerFacts = { team: null, contact: "", purpose: "", ticket: "" };

function owned(
  { person, environment }: JudgedPool,
  { clientId, owner }: JudgedClient,
  change: Partial<OwnerFacts>,
  newTeam?: string,
): Judgement {
  const before = owner ?? nobody;
  const after = { ...before, ...change };
  const [field] = (["team", "contact", "ticket"] as const).filter((it) => before[it] !== after[it]);
  if (!field) return unchanged("It is already as wanted.");
  const objection = objectionTo(person, "edit owner", environment, { team: after.team, teamField: "team" });
  if (objection) return skipped(objection.message);
  return {
    state: "waiting",
    difference: { label: ownerLabels[field], was: before[field] || "None", becomes: after[field] || "None" },
    input: {
      clientId,
      seen: ownerText(owner),
      ownerTeam: after.team ?? "",
      newTeam,
      contact: after.contact,
      purpose: after.purpose,
      ticket: after.ticket,
    },
  };
}

const ownerLabels = { team: "Owner team", contact: "Contact", ticket: "Ticket" } as const;

const skipped = (sentence: string): Judgement => ({ state: "skipped", sentence });
const unchanged = (sentence: string): Judgement => ({ state: "unchanged", sentence });

const unread = "Its settings haven’t been read from Cognito yet. Draft the change again in a moment.";
