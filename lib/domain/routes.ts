/** Values that cannot be a segment as they are: `new` and `owners` are pages, and browsers resolve dots. */
const taken = /^"*(?:new|owners|\.\.?)"*$/;

/** Quotes mark such a value: no identifier of Cognito holds one (API reference, ResourceServerIdentifierType). */
const segment = (value: string) => encodeURIComponent(taken.test(value) ? `"${value}"` : value);

/** A pool stands in an address by the name of its environment: an object, so that no pool ID is taken for it. */
export type InPool = { readonly environment: string };

const poolPath = ({ environment }: InPool) => `/pools/${segment(environment)}` as const;

/** The ids of the buttons that begin an act. An address that ends with one gives that button the focus. */
export const actButtons = {
  rotate: "start-rotation",
  suspend: "suspend",
  resume: "resume",
  delete: "delete",
} as const;

/** Every address of the console. Ids and identifiers are encoded and decoded here, nowhere else. */
export const routes = {
  overview: "/",
  /** Above the pages of every pool. The list of pools is the overview. */
  pools: "/pools",
  signIn: "/sign-in",
  signInFor: (path: string) => `/sign-in?${new URLSearchParams({ callbackUrl: path })}` as const,
  noAccess: "/no-access",
  /** The route for a form that the browser sent without the page’s script. It redirects to `notSent`. */
  notSentForm: "/not-sent/form",
  notSent: "/not-sent",
  session: "/api/auth/session",
  help: "/help",
  /** A help page, and a section of it by its anchor. */
  helpPage: (page: string, section?: string) =>
    `/help/${segment(page)}${typeof section === "string" ? `#${section}` : ""}` as const,
  audit: "/audit",
  auditFound: (query: URLSearchParams) => `/audit?${query}` as const,
  /** The trail of one pool, in the frame of that pool. */
  poolAudit: (pool: InPool) => `/audit?${new URLSearchParams({ environment: pool.environment })}` as const,
  auditExport: (format: string, query: URLSearchParams) =>
    `/audit/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  auditCheck: "/audit/verify",
  evidence: "/audit/evidence",
  /** The public key that evidence packs are signed with. */
  evidenceKey: "/api/evidence/key",
  findings: "/findings",
  findingsFound: (query: URLSearchParams) => `/findings?${query}` as const,
  /** The findings of one pool, in the frame of that pool. */
  poolFindings: (pool: InPool) =>
    `/findings?${new URLSearchParams({ environment: pool.environment })}` as const,
  findingsExport: (format: string, query: URLSearchParams) =>
    `/findings/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  /** The clients of all pools. */
  allClients: "/clients",
  allClientsFound: (query: URLSearchParams) => `/clients?${query}` as const,
  allClientsExport: (format: string, query: URLSearchParams) =>
    `/clients/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  allClientsProgress: (query: URLSearchParams) => `/clients/progress?${query}` as const,
  allClientsSettings: "/clients/settings",
  runs: "/runs",
  /** The form of a change of the clients that are selected in the list of all pools. */
  newFleetRun: "/runs/new",
  /** The same for the list of a pool. */
  newRun: (pool: InPool) => `/runs/new?${new URLSearchParams({ environment: pool.environment })}` as const,
  /** The runs that were drafted before an instant (ISO). */
  runsBefore: (instant: string) => `/runs?${new URLSearchParams({ before: instant })}` as const,
  run: (runId: string) => `/runs/${segment(runId)}` as const,
  /** The items of a run in one state, and further pages of its items. */
  runFound: (runId: string, query: URLSearchParams) => `/runs/${segment(runId)}?${query}` as const,
  /** What changed of a run after `since`, the number of an earlier answer. */
  runProgress: (runId: string, since: number) =>
    `/runs/${segment(runId)}/progress?${new URLSearchParams({ since: String(since) })}` as const,
  runExport: (runId: string, format: string) =>
    `/runs/${segment(runId)}/export?${new URLSearchParams({ format })}` as const,
  matrix: "/matrix",
  matrixFound: (query: URLSearchParams) => `/matrix?${query}` as const,
  matrixExport: (format: string, query: URLSearchParams) =>
    `/matrix/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  palette: "/palette",
  doctor: "/doctor",
  doctorReport: "/doctor/report",
  pool: poolPath,
  clients: (pool: InPool) => `${poolPath(pool)}/clients` as const,
  clientsFound: (pool: InPool, query: URLSearchParams) => `${routes.clients(pool)}?${query}` as const,
  poolDetails: (pool: InPool) => `${poolPath(pool)}/details` as const,
  setup: (pool: InPool) => `${poolPath(pool)}/setup` as const,
  newClient: (pool: InPool) => `${poolPath(pool)}/clients/new` as const,
  duplicateClient: (pool: InPool, from: InPool & { readonly clientId: string }) =>
    `${routes.newClient(pool)}?${new URLSearchParams({ fromPool: from.environment, fromClient: from.clientId })}` as const,
  /** The page that carries the settings of the client’s counterpart in another environment over to it. */
  promoteClient: (pool: InPool, clientId: string, from: InPool) =>
    `${routes.client(pool, clientId)}/promote?${new URLSearchParams({ from: from.environment })}` as const,
  client: (pool: InPool, clientId: string) => `${poolPath(pool)}/clients/${segment(clientId)}` as const,
  clientSecrets: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/secrets` as const,
  rotateSecret: (pool: InPool, clientId: string) =>
    `${routes.clientSecrets(pool, clientId)}#${actButtons.rotate}` as const,
  suspendClient: (pool: InPool, clientId: string) =>
    `${routes.client(pool, clientId)}#${actButtons.suspend}` as const,
  resumeClient: (pool: InPool, clientId: string) =>
    `${routes.client(pool, clientId)}#${actButtons.resume}` as const,
  deleteClient: (pool: InPool, clientId: string) =>
    `${routes.client(pool, clientId)}#${actButtons.delete}` as const,
  clientCode: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/code` as const,
  editClient: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/edit` as const,
  clientScopes: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/scopes` as const,
  clientOwner: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/owner` as const,
  clientTry: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/try` as const,
  clientToken: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/try/token` as const,
  clientExplanation: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/try/explanation` as const,
  clientActivity: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/activity` as const,
  checkToken: (pool: InPool) => `${poolPath(pool)}/check-token` as const,
  /** The check page for a client’s next token instead of a pasted one. */
  predictToken: (pool: InPool, clientId: string) =>
    `${routes.checkToken(pool)}?${new URLSearchParams({ client: clientId })}` as const,
  tokenVerdict: (pool: InPool) => `${poolPath(pool)}/check-token/verdict` as const,
  clientKit: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/kit?${new URLSearchParams({ client: clientId })}` as const,
  clientSettings: (pool: InPool) => `${poolPath(pool)}/clients/settings` as const,
  resourceServers: (pool: InPool) => `${poolPath(pool)}/resource-servers` as const,
  newResourceServer: (pool: InPool) => `${poolPath(pool)}/resource-servers/new` as const,
  serverOwners: (pool: InPool) => `${poolPath(pool)}/resource-servers/owners` as const,
  resourceServer: (pool: InPool, identifier: string) =>
    `${poolPath(pool)}/resource-servers/${segment(identifier)}` as const,
  /** The page that removes a scope, or the whole resource server if no scope is named. */
  scopeRemoval: (pool: InPool, identifier: string, scope?: string) =>
    `${routes.resourceServer(pool, identifier)}/removal${scope === undefined ? "" : `?${new URLSearchParams({ scope })}`}` as const,
  scopeHolders: (pool: InPool, identifier: string) =>
    `${routes.resourceServer(pool, identifier)}/holders` as const,
  clientExport: (pool: InPool, clientId: string) =>
    `${poolPath(pool)}/clients/${segment(clientId)}/export` as const,
  poolExport: (pool: InPool) => `${poolPath(pool)}/export` as const,
  poolContent: (pool: InPool) => `${poolPath(pool)}/export/content` as const,
  clientDefinitions: (pool: InPool) => `${poolPath(pool)}/export/definitions` as const,
  clientsProgress: (pool: InPool) => `${poolPath(pool)}/clients/progress` as const,
  clientsExport: (pool: InPool, format: string, query: URLSearchParams) =>
    `${poolPath(pool)}/clients/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  clientNames: (pool: InPool) => `${poolPath(pool)}/clients/names` as const,
};

/** The page of another pool that shows the same as this path does: its resource servers, say. Otherwise its clients. */
export function samePageIn(pool: InPool, path: string): string {
  const page = path.split("/")[3];
  if (page === "resource-servers") return routes.resourceServers(pool);
  if (path === routes.audit) return routes.poolAudit(pool);
  if (path === routes.findings) return routes.poolFindings(pool);
  if (page === "check-token") return routes.checkToken(pool);
  if (page === "details") return routes.poolDetails(pool);
  if (page === "setup") return routes.setup(pool);
  return page === "export" ? routes.poolExport(pool) : routes.clients(pool);
}

/** The form that changes what the page at this path shows; null where there is none. */
export function editPageOf(path: string): string | null {
  const segments = path.split("/");
  const [, , environment = "", kind, one = ""] = segments.map((part) => decodeSegment(part) ?? "");
  // As it stands in the path: the id `new` stands there in quotes.
  if (one === "" || taken.test(segments[4] ?? "")) return null;
  if (kind === "clients") return routes.editClient({ environment }, one);
  return kind === "resource-servers" ? routes.resourceServer({ environment }, one) : null;
}

/** Reads a segment as Next passes it to a page: still percent-encoded (measured). Null if it is malformed. */
export function decodeSegment(value: string): string | null {
  try {
    return bareSegment(decodeURIComponent(value));
  } catch {
    return null;
  }
}

/** Longer, in characters, than any address of the console with its filters. */
export const LONGEST_ADDRESS = 2_048;

/** Longer than every id and identifier of Cognito's, which have 256 characters at most. */
const MOST_CHARACTERS = 300;

/**
 * Reads a segment as Next passes it to a route handler: decoded once already (measured), so a % in it is literal. Cuts
 * a value that is longer than any id, because it names nothing either way.
 */
export function bareSegment(decoded: string): string {
  const known = decoded.slice(0, MOST_CHARACTERS);
  const bare = known.replace(/^"(.*)"$/s, "$1");
  return taken.test(bare) ? bare : known;
}
