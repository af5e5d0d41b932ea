import { NO_OWNER } from "@/lib/domain/list/url";
import { routes } from "@/lib/domain/routes";
import { AGE_MARKS } from "@/lib/domain/secret/age";

type Figures = {
  readonly clients: number;
  readonly noOwner: number;
  readonly missingScopes: number;
  readonly oldSecrets: number;
  readonly listedAt: number;
};

/** The figures of a pool as its card says them, each finding with the list of its clients. */
export function figuresShown(poolId: string, figures: Figures) {
  const { clients, noOwner, missingScopes, oldSecrets, listedAt } = figures;
  const oldest = String(AGE_MARKS.at(-1));
  const found = [
    { count: noOwner, words: "without owner", query: { owner: NO_OWNER } },
    { count: oldSecrets, words: `with a secret over ${oldest} days`, query: { age: oldest } },
    { count: missingScopes, words: "with missing scopes", query: { dead: "yes" } },
  ];
  return {
    clients: `${clients.toLocaleString("en")} M2M ${clients === 1 ? "client" : "clients"}`,
    listedAt,
    findings: found
      .filter(({ count }) => count > 0)
      .map(({ count, words, query }) => ({
        label: `${count.toLocaleString("en")} ${words}`,
        href: routes.clientsFound(poolId, new URLSearchParams(query)),
      })),
  };
}
