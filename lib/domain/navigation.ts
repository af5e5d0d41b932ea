import { routes } from "@/lib/domain/routes";

/** A page of the console that the navigation, the palette and a shortcut lead to. */
export type Page = {
  readonly href: string;
  readonly label: string;
  /** Null for a page that the bar leads to: the navigation leaves it out. */
  readonly icon:
    | "clients"
    | "resource servers"
    | "token"
    | "export"
    | "audit"
    | "pools"
    | "setup"
    | "doctor"
    | null;
  /** The letter that opens it after `g`. */
  readonly key: string;
};

/** Every page that can be reached from a pool, or from no pool (null). The audit trail opens on the pool's entries. */
export function pagesFrom(poolId: string | null): readonly Page[] {
  const ofPool: readonly Page[] =
    poolId === null
      ? []
      : [
          { href: routes.clients(poolId), label: "App clients", icon: "clients", key: "c" },
          {
            href: routes.resourceServers(poolId),
            label: "Resource servers",
            icon: "resource servers",
            key: "r",
          },
          { href: routes.checkToken(poolId), label: "Check a token", icon: "token", key: "t" },
          { href: routes.poolExport(poolId), label: "Export", icon: "export", key: "x" },
        ];
  return [
    ...ofPool,
    {
      href: poolId === null ? routes.audit : routes.poolAudit(poolId),
      label: "Audit",
      icon: "audit",
      key: "a",
    },
    { href: routes.pools, label: "User pools", icon: "pools", key: "p" },
    { href: routes.help, label: "Help", icon: null, key: "h" },
  ];
}

/** The setup of a pool, for its admins while something is open. */
export const setupPage = (poolId: string): Page => ({
  href: routes.setup(poolId),
  label: "Setup",
  icon: "setup",
  key: "s",
});

/** The checks of the console, for admins of all environments. */
export const doctorPage: Page = { href: routes.doctor, label: "Doctor", icon: "doctor", key: "d" };
