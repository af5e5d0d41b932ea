import { isProduction } from "@/lib/domain/access/roles";
import type { PoolRule, ScopeRule, ServerRule } from "@/lib/domain/finding/rule";
import { wordsOf } from "@/lib/domain/finding/words-of";
import { CLIENT_QUOTA, type PoolQuota, quotaFor, SERVER_QUOTA } from "@/lib/domain/pool/quota";
import { isOpenToM2m } from "@/lib/domain/pool/registration";
import { clientsInWords } from "@/lib/domain/scope/holder";
import { DAY_MS } from "@/lib/domain/secret/secret";

/** The scopes that Cognito allows a resource server (developer guide, quotas page). */
const MOST_SERVER_SCOPES = 100;

const NEAR = 0.9;
const STALE_DAYS = 2;

/** Rules about a resource server as a whole. */
export const serverRules = {
  "server-no-owner": {
    severity: "medium",
    title: "Resource server without an owner team",
    why: "Only admins can grant its scopes, and no team is asked before they do.",
    controls: ["OPS02", "SEC03A"],
    fix: "Assign an owner",
    at: "resource server",
    find: ({ identifier }, { scopePolicies }) =>
      (scopePolicies.get(identifier)?.team ?? null) === null ? "No team owns it." : null,
  },
  "server-no-scope": {
    severity: "low",
    title: "Resource server without scopes",
    why: "No client can get a token for it.",
    controls: ["SEC03B"],
    fix: "Add scopes or delete it",
    at: "resource server",
    find: ({ scopes }) => (scopes.length === 0 ? "It has no scopes." : null),
  },
  "server-near-quota": {
    severity: "low",
    title: `Close to the limit of ${MOST_SERVER_SCOPES} scopes`,
    why: `Cognito allows ${MOST_SERVER_SCOPES} scopes for each resource server, and the limit can’t be raised.`,
    controls: ["REL01"],
    fix: "Review its scopes",
    at: "resource server",
    find: ({ scopes }) =>
      scopes.length >= MOST_SERVER_SCOPES * NEAR ? `It has ${scopes.length} scopes.` : null,
  },
} as const satisfies Record<string, ServerRule>;

/** Rules about the scopes of a resource server. */
export const scopeRules = {
  "scope-unheld": {
    severity: "low",
    title: "Scope that no client has",
    why: "A scope that is not needed should not be there to be granted.",
    controls: ["SEC03B", "NHI5"],
    fix: "Remove the scope",
    at: "scope removal",
    find: ({ scopes }, { held }) =>
      held === null
        ? []
        : scopes
            .filter(({ full }) => !held.has(full))
            .map(({ full }) => [full, "No client of this pool has it."]),
  },
  "scope-undescribed": {
    severity: "low",
    title: "Scope without a description",
    why: "People who grant a scope need to know what it allows. A description that repeats the name doesn’t say.",
    controls: ["SEC03A"],
    fix: "Describe the scope",
    at: "resource server",
    find: ({ scopes }) =>
      scopes
        .filter(({ name, description }) =>
          ["", name.toLowerCase()].includes(description.trim().toLowerCase()),
        )
        .map(({ full, description }) => [
          full,
          description.trim() === "" ? "It has no description." : "Its description is its name.",
        ]),
  },
  "open-write": {
    severity: "medium",
    title: "Self-service scope that changes data in production",
    why: "Every operator can grant it to a client of their team, and the owner of the API isn’t asked.",
    controls: ["NHI5", "SEC03A"],
    fix: "Restrict the scope",
    at: "resource server",
    find: ({ identifier, scopes }, { environment, scopePolicies }) => {
      const open = isProduction(environment) ? (scopePolicies.get(identifier)?.openScopes ?? []) : [];
      return scopes
        .filter(({ name }) => open.includes(name) && changesData(name))
        .map(({ full }) => [full, "All operators can grant it."]);
    },
  },
} as const satisfies Record<string, ScopeRule>;

/** Rules about a pool as a whole. */
export const poolRules = {
  "open-registration": {
    severity: "high",
    title: "Registration is open to everybody",
    why: "Programs create clients in this pool without a token (open dynamic client registration).",
    controls: ["NHI3", "NHI6"],
    fix: "See self-registered clients",
    at: "self-registered clients",
    find: ({ settings }) => {
      const flows = settings?.registration?.openFlows ?? [];
      return flows.length > 0 ? `Everybody can register clients with ${flows.join(" and ")}.` : null;
    },
  },
  "open-credentials": {
    severity: "high",
    title: "Everybody can register M2M clients",
    why: "A client registered without a token may use client_credentials, and your AWS account pays for its token requests.",
    controls: ["NHI3", "NHI4"],
    fix: "See self-registered clients",
    at: "self-registered clients",
    find: ({ settings }) =>
      isOpenToM2m(settings?.registration ?? null) ? "Open registration allows client_credentials." : null,
  },
  "no-deletion-protection": {
    severity: "high",
    title: "Production pool without deletion protection",
    why: "One call deletes the pool with all its clients and users. AWS Config checks the same (cognito-user-pool-deletion-protection-enabled). Turn it on in the Cognito console.",
    controls: ["NHI6"],
    fix: "See the pool’s details",
    at: "pool details",
    find: ({ settings, environment }) =>
      isProduction(environment) && settings?.isDeletionProtected === false
        ? "Deletion protection is off."
        : null,
  },
  "no-domain": {
    severity: "low",
    title: "Pool without a domain",
    why: "Without a domain, the pool has no token endpoint, so none of its clients gets a token there.",
    controls: ["NHI1"],
    fix: "See the pool’s details",
    at: "pool details",
    find: ({ settings, clients }) =>
      settings && !settings.hasDomain && clients.length > 0
        ? `${clientsInWords(clients.length)}, and no token endpoint.`
        : null,
  },
  "clients-near-quota": {
    severity: "medium",
    title: "Close to a quota of clients",
    why: `A pool has ${CLIENT_QUOTA.usual.toLocaleString("en")} clients by default, and AWS raises that to ${CLIENT_QUOTA.most.toLocaleString("en")} at most. At the quota, Cognito refuses to create one.`,
    controls: ["REL01"],
    fix: "See the clients",
    at: "clients",
    find: ({ clients: { length } }) => nearQuota(length, CLIENT_QUOTA, "clients"),
  },
  "servers-near-quota": {
    severity: "low",
    title: "Close to a quota of resource servers",
    why: `A pool has ${SERVER_QUOTA.usual} resource servers by default, and AWS raises that to ${SERVER_QUOTA.most} at most.`,
    controls: ["REL01"],
    fix: "See the resource servers",
    at: "resource servers",
    find: ({ servers }) => nearQuota(servers?.length ?? 0, SERVER_QUOTA, "resource servers"),
  },
  "pool-unlisted": {
    severity: "high",
    title: "Pool that can’t be read",
    why: "Clientele can’t list its clients, so findings may be missing or old.",
    controls: ["NHI6"],
    fix: "Check the console",
    at: "doctor",
    find: ({ trouble }) => trouble,
  },
  "clients-denied": {
    severity: "medium",
    title: "Clients that can’t be read",
    why: "AWS denies the console a part of these clients, so rules can’t judge them.",
    controls: ["NHI6"],
    fix: "Check the console",
    at: "doctor",
    find: ({ clients }) => {
      const denied = clients.filter(({ message }) => message !== null);
      const [first] = denied;
      return first?.message ? `${clientsInWords(denied.length)}: ${first.message}` : null;
    },
  },
  "names-old": {
    severity: "medium",
    title: "Inventory out of date",
    why: `The names of the pool’s clients were last listed more than ${STALE_DAYS} days ago, so new clients are missing here.`,
    controls: ["NHI6"],
    fix: "Check the console",
    at: "doctor",
    find: ({ listedAt, at }) =>
      listedAt !== null && at - listedAt > STALE_DAYS * DAY_MS
        ? `Last listed on ${new Date(listedAt).toISOString().slice(0, 10)}.`
        : null,
  },
} as const satisfies Record<string, PoolRule>;

function nearQuota(count: number, of: PoolQuota, what: string): string | null {
  const quota = quotaFor(count, of);
  return count >= quota * NEAR
    ? `${count.toLocaleString("en")} of ${quota.toLocaleString("en")} ${what}.`
    : null;
}

const dataVerbs = new Set([
  "write",
  "delete",
  "admin",
  "manage",
  "create",
  "update",
  "refund",
  "remove",
  "all",
]);

const changesData = (name: string): boolean => wordsOf(name).some((word) => dataVerbs.has(word));
