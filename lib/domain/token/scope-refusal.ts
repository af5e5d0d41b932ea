import { deadScopes, serverOf } from "@/lib/domain/scope";
import { because, type Explanation, firstPossible, type PoolState } from "@/lib/domain/token/cause";

/** Scopes of people who sign in. Machines get none of them: Cognito refuses them with client_credentials (SDK, InvalidOAuthFlow). */
const forPeople = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin", "offline_access"];

/** The scopes asked for that the client does not have, and those of them that no resource server of the pool has. */
export function strangers({
  client,
  servers,
  requested,
}: Pick<PoolState, "client" | "servers" | "requested">) {
  const foreign = [...new Set(requested)].filter((scope) => !client?.scopes.includes(scope));
  const known = new Set(servers?.flatMap((server) => server.scopes.map(({ full }) => full)));
  return { foreign, unknown: servers ? foreign.filter((scope) => !known.has(scope)) : [] };
}

/** Why the token endpoint answers invalid_scope. */
export function explainScopes(state: PoolState): Explanation {
  const { client, servers, requested } = state;
  const allowed = client?.scopes ?? [];
  const { foreign, unknown } = strangers({ client, servers, requested });
  const find = scopeFinder(state);
  const has = `This client has ${allowed.join(", ") || "no scopes"}.`;
  // An empty `requested` stands for all that the client has.
  const asked = requested.length > 0 ? requested : allowed;
  const dead = servers ? deadScopes(allowed, servers).filter((scope) => asked.includes(scope)) : [];
  return firstPossible(
    state,
    peoplesScopes(foreign, has),
    joinedScopes(foreign, find),
    partialScopes(foreign, allowed, find),
    foreign.length > 0
      ? because(
          "scope-not-allowed",
          `${foreign.join(", ")} ${foreign.length === 1 ? "is" : "are"} not allowed for this client`,
          `Allowed: ${allowed.join(", ") || "none"}. ${unknown.length > 0 ? `No resource server of this pool has ${unknown.join(", ")}. ` : ""}${spelling}`,
        )
      : null,
    dead.length > 0
      ? because(
          "scope-dead",
          `${dead.join(", ")} no longer ${dead.length === 1 ? "exists" : "exist"} on any resource server`,
          "The client still lists it. Request a token without it, or add it to its resource server again.",
        )
      : null,
    because(
      "scope-not-allowed",
      "A scope is not allowed for this client",
      `Allowed: ${allowed.join(", ") || "none"}. ${requested.length > 0 ? "The settings may have changed a moment ago." : `Enter the scopes that your app requests to see which one. ${spelling}`}`,
    ),
  );
}

function peoplesScopes(foreign: readonly string[], has: string): Explanation | null {
  const peoples = foreign.filter((scope) => forPeople.includes(scope.toLowerCase()));
  if (peoples.length === 0) return null;
  const one = peoples.length === 1;
  return because(
    "scope-for-people",
    `${peoples.join(", ")} ${one ? "is" : "are"} only for user sign-in`,
    `M2M clients get scopes of resource servers only. Leave ${one ? "it" : "them"} out of the request. ${has}`,
  );
}

/** The most scopes of a request, and parts of a scope, that are checked for slips. A request has at most 50 scopes. */
const MOST_LOOKED_AT = 10;

/** Two scopes in one word, by anything but a space. */
function joinedScopes(foreign: readonly string[], find: Finder): Explanation | null {
  for (const scope of foreign.slice(0, MOST_LOOKED_AT))
    for (const [separator, name] of separators) {
      const parts = scope.split(separator).filter((part) => part !== "");
      if (parts.length < 2 || parts.length > MOST_LOOKED_AT) continue;
      const whole = parts.map((part) => find(part));
      if (whole.includes(undefined)) continue;
      return because(
        "scope-joined",
        `${scope} is ${parts.length} scopes joined by ${name}`,
        `Separate scopes by spaces: ${whole.join(" ")}`,
      );
    }
  return null;
}

const separators: readonly (readonly [string, string])[] = [
  [",", "a comma"],
  [";", "a semicolon"],
  ["%20", "an encoded space: the scope was encoded twice"],
  ["+", "a plus sign: the scope was encoded twice"],
  ["|", "a vertical bar"],
];

/** Scopes without their resource server, or with a slip in the spelling. */
function partialScopes(
  foreign: readonly string[],
  allowed: readonly string[],
  find: Finder,
): Explanation | null {
  const slips = foreign.slice(0, MOST_LOOKED_AT).flatMap((scope) => {
    const whole = find(scope);
    return whole === undefined || whole === scope ? [] : [{ scope, whole }];
  });
  const [first] = slips;
  if (!first) return null;
  const wholes = slips.map(({ whole }) => whole).join(", ");
  const lacking = slips.map(({ whole }) => whole).filter((whole) => !allowed.includes(whole));
  return because(
    "scope-not-whole",
    `${slips.map(({ scope }) => scope).join(", ")} ${slips.length === 1 ? "isn’t a whole scope" : "aren’t whole scopes"}`,
    `${slips.length === 1 ? "Its full name is" : "Their full names are"} ${wholes}. ${
      lacking.length > 0
        ? `This client may not request ${lacking.join(", ")} yet.`
        : "Request it with the identifier of its resource server."
    }`,
  );
}

/** Finds the scope of a pool that a person probably means; undefined for none. */
type Finder = (scope: string) => string | undefined;

/** A finder over the scopes of the client, which come first, and of the pool’s resource servers. */
export function scopeFinder({ client, servers }: Pick<PoolState, "client" | "servers">): Finder {
  const own = (client?.scopes ?? []).map((full) => ({ full, ...serverOf(full), server: "" }));
  const all = (servers ?? []).flatMap(({ identifier, name: server, scopes }) =>
    scopes.map(({ full, name }) => ({ full, identifier, name, server })),
  );
  const known = [...own, ...all].map(({ full, identifier, name, server }) => ({
    full,
    plain: plain(full),
    name: plain(name),
    servers: [plain(identifier), plain(server)],
  }));
  const fulls = new Set(known.map(({ full }) => full));
  return (scope) => {
    if (fulls.has(scope)) return scope;
    const meant = plain(scope);
    if (meant === "") return undefined;
    const found =
      known.find((it) => it.plain === meant) ??
      known.find((it) => it.plain.endsWith(`/${meant}`)) ??
      // The name of the server instead of its identifier, or a dot or colon instead of the slash.
      known.find(
        ({ name, servers: of }) => meant.endsWith(name) && of.includes(meant.slice(0, -name.length - 1)),
      );
    return found?.full;
  };
}

/** Without case, scheme, quotation marks, doubled slashes and slashes at the ends. */
const plain = (scope: string): string =>
  scope
    .toLowerCase()
    .replace(/["'`]/g, "")
    .replace(/^https?:/, "")
    .split("/")
    .filter((part) => part !== "")
    .join("/");

const spelling =
  "Use full scopes (resource server identifier, a slash, the name), separated by spaces, not commas.";
