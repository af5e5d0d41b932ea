import { type InPool, routes } from "@/lib/domain/routes";

/** A page of the console that the navigation, the palette and a shortcut lead to. */
export type Page = {
  readonly href: string;
  readonly label: string;
  /** Null for a page that the bar leads to: the navigation leaves it out. */
  readonly icon:
    | "overview"
    | "clients"
    | "all clients"
    | "resource servers"
    | "token"
    | "export"
    | "details"
    | "matrix"
    | "findings"
    | "runs"
    | "audit"
    | "setup"
    | "doctor"
    | null;
  /** The letter that opens it after `g`. */
  readonly key: string;
};

/** Whether the two pages for admins are among the others: the setup of the pool, and the checks of the console. */
export type AdminPages = { readonly hasSetup: boolean; readonly hasDoctor: boolean };

/**
 * Every page that a person can reach from a pool, or from no pool (null), for the navigation, the shortcuts and the
 * palette. Findings and the audit trail open on those of the pool.
 */
export function pagesFrom(pool: InPool | null, { hasSetup, hasDoctor }: AdminPages): readonly Page[] {
  const ofPool: readonly Page[] =
    pool === null
      ? []
      : [
          { href: routes.clients(pool), label: "App clients", icon: "clients", key: "c" },
          {
            href: routes.resourceServers(pool),
            label: "Resource servers",
            icon: "resource servers",
            key: "r",
          },
          { href: routes.checkToken(pool), label: "Check a token", icon: "token", key: "t" },
          { href: routes.poolExport(pool), label: "Export", icon: "export", key: "x" },
          { href: routes.poolDetails(pool), label: "Pool details", icon: "details", key: "i" },
        ];
  return [
    { href: routes.overview, label: "Overview", icon: "overview", key: "o" },
    ...ofPool,
    { href: routes.allClients, label: "All app clients", icon: "all clients", key: "l" },
    { href: routes.matrix, label: "Environments", icon: "matrix", key: "e" },
    {
      href: pool === null ? routes.findings : routes.poolFindings(pool),
      label: "Findings",
      icon: "findings",
      key: "f",
    },
    { href: routes.runs, label: "Runs", icon: "runs", key: "u" },
    {
      href: pool === null ? routes.audit : routes.poolAudit(pool),
      label: "Audit",
      icon: "audit",
      key: "a",
    },
    ...(pool !== null && hasSetup ? [setupOf(pool)] : []),
    ...(hasDoctor ? [doctor] : []),
    { href: routes.help, label: "Help", icon: null, key: "h" },
  ];
}

const setupOf = (pool: InPool): Page => ({
  href: routes.setup(pool),
  label: "Setup",
  icon: "setup",
  key: "s",
});

const doctor: Page = { href: routes.doctor, label: "Doctor", icon: "doctor", key: "d" };
