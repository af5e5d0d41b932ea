import { onlyAdmins } from "@/lib/domain/access/ownership";
import type { AppClient } from "@/lib/domain/client/client";
import { MOST_SCOPES, REGISTER_SCOPE, type ResourceServer, type Scope, serverOf } from "@/lib/domain/scope";
import { own } from "@/lib/domain/text/own";

/** The scopes of a pool that a person can choose from, and whom they have to ask for each restricted full scope. */
export type ScopeChoice = {
  readonly servers: readonly ResourceServer[];
  readonly restricted: Readonly<Record<string, string>>;
};

/** The resource servers with the scope for registering clients, which Cognito need not list (see REGISTER_SCOPE). */
export function withRegisterScope(servers: readonly ResourceServer[]): readonly ResourceServer[] {
  if (servers.some(({ scopes }) => scopes.some(({ full }) => full === REGISTER_SCOPE))) return servers;
  const { identifier, name } = serverOf(REGISTER_SCOPE);
  const description = "Registers app clients in this pool. Grant it to as few clients as possible.";
  const scope = { full: REGISTER_SCOPE, name, description };
  return [...servers, { identifier, name: "Dynamic client registration", isManaged: true, scopes: [scope] }];
}

/** The choice for a client that exists. One that registered itself cannot hold the scope for registering others. */
export function choiceFor(
  { servers, restricted }: ScopeChoice,
  client: Pick<AppClient, "scopes" | "isSelfRegistered">,
): ScopeChoice {
  if (client.isSelfRegistered)
    return {
      restricted,
      servers: servers.filter(({ identifier }) => identifier !== serverOf(REGISTER_SCOPE).identifier),
    };
  return client.scopes.includes(REGISTER_SCOPE)
    ? { restricted, servers: withRegisterScope(servers) }
    : { restricted, servers };
}

/** The choice of several pools together. A scope is restricted if it is in every pool that has it. */
export function choiceOfAll(choices: readonly ScopeChoice[]): ScopeChoice {
  const servers = new Map<string, ResourceServer>();
  for (const server of choices.flatMap((it) => it.servers)) {
    const known = servers.get(server.identifier) ?? { ...server, scopes: [] };
    const more = server.scopes.filter(({ full }) => !known.scopes.some((it) => it.full === full));
    servers.set(server.identifier, { ...known, scopes: [...known.scopes, ...more] });
  }
  const free = new Set(
    choices.flatMap(({ servers, restricted }) =>
      servers.flatMap(({ scopes }) => scopes.flatMap(({ full }) => (own(restricted, full) ? [] : full))),
    ),
  );
  const restricted = choices.flatMap((it) => Object.entries(it.restricted));
  return {
    servers: [...servers.values()],
    restricted: Object.fromEntries(restricted.filter(([full]) => !free.has(full))),
  };
}

/** The scopes of one resource server in a picker that a search finds, and whether they are drawn. */
export type ScopeGroup = {
  readonly server: Omit<ResourceServer, "scopes">;
  readonly found: readonly Scope[];
  readonly isOpen: boolean;
};

/** With more scopes than this, a picker shows its resource servers closed at first. */
export const MOST_OPEN = 30;

/** More than this many boxes at once would slow the page. */
const MOST_SHOWN = 200;

type View = {
  /** What is searched for: part of a scope, its description or its resource server's name. */
  readonly text: string;
  /** The resource servers that a person opened or closed, by identifier. */
  readonly toggled: ReadonlyMap<string, boolean>;
};

/**
 * Every resource server with a found scope. Those that a person did not toggle are open if there are few scopes or a
 * single resource server, and during a search, as far as the first 200 boxes go.
 */
export function scopeGroups(servers: readonly ResourceServer[], { text, toggled }: View): ScopeGroup[] {
  const part = text.trim().toLowerCase();
  const groups = servers.flatMap(({ scopes, ...server }) => {
    const isNamed = server.name.toLowerCase().includes(part);
    const found = scopes.filter(
      ({ full, description }) =>
        isNamed || full.toLowerCase().includes(part) || description.toLowerCase().includes(part),
    );
    return found.length > 0 ? [{ server, found }] : [];
  });
  const opensAll = part !== "" || scopeCount(servers) <= MOST_OPEN || groups.length === 1;
  let room = opensAll ? MOST_SHOWN : 0;
  return groups.map(({ server, found }) => {
    const choice = toggled.get(server.identifier);
    const isOpen = choice ?? found.length <= room;
    if (choice === undefined && isOpen) room -= found.length;
    return { server, found, isOpen };
  });
}

export const scopeCount = (servers: readonly ResourceServer[]) =>
  servers.reduce((sum, { scopes }) => sum + scopes.length, 0);

/** Why a person can select no scope, if all are `restricted`; null if they can. */
export function whyNoScope({ servers, restricted }: ScopeChoice): string | null {
  const asked = servers.flatMap(({ scopes }) => scopes.map(({ full }) => own(restricted, full)));
  if (asked.length === 0 || asked.includes(undefined)) return null;
  return asked.every((who) => who === onlyAdmins)
    ? "These resource servers have no owner team and no self-service scopes, so only admins can grant their scopes. Ask an admin to assign an owner team under Resource servers."
    : "None of these scopes is self-service or belongs to your team. Ask the team shown next to each scope, or an admin.";
}

/** Adds scopes to a choice in order, up to as many as a client may have. `left` is the number that did not fit. */
export function chosenWith(
  selected: ReadonlySet<string>,
  scopes: readonly string[],
): { readonly selected: ReadonlySet<string>; readonly left: number } {
  const next = new Set(selected);
  let left = 0;
  for (const scope of scopes)
    if (next.size < MOST_SCOPES) next.add(scope);
    else if (!next.has(scope)) left += 1;
  return { selected: next, left };
}
