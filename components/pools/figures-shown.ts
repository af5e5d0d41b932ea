import { NO_OWNER } from "@/lib/domain/list/url";
import { type InPool, routes } from "@/lib/domain/routes";
import { AGE_MARKS } from "@/lib/domain/secret/age";

type Figures = {
  readonly clients: number;
  readonly noOwner: number;
  readonly missingScopes: number;
  readonly oldSecrets: number;
  readonly listedAt: number;
  readonly calls: { readonly idleDay: number; readonly lookedAtHour: number };
};

/** The figures of a pool as its card says them, each finding with the list of its clients. */
export function figuresShown(pool: InPool, figures: Figures) {
  const { clients, noOwner, missingScopes, oldSecrets, listedAt, calls } = figures;
  const figure = (count: number) => count.toLocaleString("en");
  const oldest = String(AGE_MARKS.at(-1));
  const found = [
    { count: noOwner, words: "without owner", query: { owner: NO_OWNER } },
    { count: oldSecrets, words: `with a secret over ${oldest} days`, query: { age: oldest } },
    { count: missingScopes, words: "with missing scopes", query: { dead: "yes" } },
  ];
  return {
    clients: `${figure(clients)} M2M ${clients === 1 ? "client" : "clients"}`,
    listedAt,
    calls: `Reading it takes about ${figure(calls.idleDay)} Cognito calls a day, each a CloudTrail event, and ${figure(calls.lookedAtHour)} an hour while people look at it.`,
    findings: found
      .filter(({ count }) => count > 0)
      .map(({ count, words, query }) => ({
        label: `${figure(count)} ${words}`,
        href: routes.clientsFound(pool, new URLSearchParams(query)),
      })),
  };
}
