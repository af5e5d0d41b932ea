/** Values that cannot be a segment as they are: `new` and `owners` are pages, and browsers resolve dots. */
const taken = /^"*(?:new|owners|\.\.?)"*$/;

/** Quotes mark such a value: no identifier of Cognito holds one (API reference, ResourceServerIdentifierType). */
const segment = (value: string) => encodeURIComponent(taken.test(value) ? `"${value}"` : value);

/** The ids of the buttons that begin an act. An address that ends with one gives that button the focus. */
export const actButtons = {
  rotate: "start-rotation",
  suspend: "suspend",
  resume: "resume",
  delete: "delete",
} as const;

/** Every address of the console. Ids and identifiers are encoded and decoded here, nowhere else. */
export const routes = {
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
  poolAudit: (poolId: string) => `/audit?${new URLSearchParams({ pool: poolId })}` as const,
  auditExport: (format: string, query: URLSearchParams) =>
    `/audit/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  auditCheck: "/audit/verify",
  findings: "/findings",
  findingsFound: (query: URLSearchParams) => `/findings?${query}` as const,
  /** The findings of one pool, in the frame of that pool. */
  poolFindings: (poolId: string) => `/findings?${new URLSearchParams({ pool: poolId })}` as const,
  findingsExport: (format: string, query: URLSearchParams) =>
    `/findings/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  palette: "/palette",
  doctor: "/doctor",
  doctorReport: "/doctor/report",
  pool: (poolId: string) => `/pools/${segment(poolId)}` as const,
  clients: (poolId: string) => `/pools/${segment(poolId)}/clients` as const,
  clientsFound: (poolId: string, query: URLSearchParams) => `${routes.clients(poolId)}?${query}` as const,
  poolDetails: (poolId: string) => `/pools/${segment(poolId)}/details` as const,
  setup: (poolId: string) => `/pools/${segment(poolId)}/setup` as const,
  newClient: (poolId: string) => `/pools/${segment(poolId)}/clients/new` as const,
  duplicateClient: (poolId: string, from: { poolId: string; clientId: string }) =>
    `${routes.newClient(poolId)}?${new URLSearchParams({ fromPool: from.poolId, fromClient: from.clientId })}` as const,
  client: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}` as const,
  clientSecrets: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/secrets` as const,
  rotateSecret: (poolId: string, clientId: string) =>
    `${routes.clientSecrets(poolId, clientId)}#${actButtons.rotate}` as const,
  suspendClient: (poolId: string, clientId: string) =>
    `${routes.client(poolId, clientId)}#${actButtons.suspend}` as const,
  resumeClient: (poolId: string, clientId: string) =>
    `${routes.client(poolId, clientId)}#${actButtons.resume}` as const,
  deleteClient: (poolId: string, clientId: string) =>
    `${routes.client(poolId, clientId)}#${actButtons.delete}` as const,
  clientCode: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/code` as const,
  editClient: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/edit` as const,
  clientScopes: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/scopes` as const,
  clientOwner: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/owner` as const,
  clientTry: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/try` as const,
  clientToken: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/try/token` as const,
  clientExplanation: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/try/explanation` as const,
  clientActivity: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/activity` as const,
  checkToken: (poolId: string) => `/pools/${segment(poolId)}/check-token` as const,
  /** The check page for a client’s next token instead of a pasted one. */
  predictToken: (poolId: string, clientId: string) =>
    `${routes.checkToken(poolId)}?${new URLSearchParams({ client: clientId })}` as const,
  tokenVerdict: (poolId: string) => `/pools/${segment(poolId)}/check-token/verdict` as const,
  clientKit: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/kit?${new URLSearchParams({ client: clientId })}` as const,
  clientSettings: (poolId: string) => `/pools/${segment(poolId)}/clients/settings` as const,
  resourceServers: (poolId: string) => `/pools/${segment(poolId)}/resource-servers` as const,
  newResourceServer: (poolId: string) => `/pools/${segment(poolId)}/resource-servers/new` as const,
  serverOwners: (poolId: string) => `/pools/${segment(poolId)}/resource-servers/owners` as const,
  resourceServer: (poolId: string, identifier: string) =>
    `/pools/${segment(poolId)}/resource-servers/${segment(identifier)}` as const,
  /** The page that removes a scope, or the whole resource server if no scope is named. */
  scopeRemoval: (poolId: string, identifier: string, scope?: string) =>
    `${routes.resourceServer(poolId, identifier)}/removal${scope === undefined ? "" : `?${new URLSearchParams({ scope })}`}` as const,
  scopeHolders: (poolId: string, identifier: string) =>
    `${routes.resourceServer(poolId, identifier)}/holders` as const,
  clientExport: (poolId: string, clientId: string) =>
    `/pools/${segment(poolId)}/clients/${segment(clientId)}/export` as const,
  poolExport: (poolId: string) => `/pools/${segment(poolId)}/export` as const,
  poolContent: (poolId: string) => `/pools/${segment(poolId)}/export/content` as const,
  clientDefinitions: (poolId: string) => `/pools/${segment(poolId)}/export/definitions` as const,
  clientsProgress: (poolId: string) => `/pools/${segment(poolId)}/clients/progress` as const,
  clientsExport: (poolId: string, format: string, query: URLSearchParams) =>
    `/pools/${segment(poolId)}/clients/export?${new URLSearchParams([...query, ["format", format]])}` as const,
  clientNames: (poolId: string) => `/pools/${segment(poolId)}/clients/names` as const,
};

/** The page of another pool that shows the same as this path does: its resource servers, say. Otherwise its clients. */
export function samePageIn(poolId: string, path: string): string {
  const page = path.split("/")[3];
  if (page === "resource-servers") return routes.resourceServers(poolId);
  if (path === routes.audit) return routes.poolAudit(poolId);
  if (path === routes.findings) return routes.poolFindings(poolId);
  if (page === "check-token") return routes.checkToken(poolId);
  if (page === "details") return routes.poolDetails(poolId);
  if (page === "setup") return routes.setup(poolId);
  return page === "export" ? routes.poolExport(poolId) : routes.clients(poolId);
}

/** The form that changes what the page at this path shows; null where there is none. */
export function editPageOf(path: string): string | null {
  const segments = path.split("/");
  const [, , pool = "", kind, one = ""] = segments.map((part) => decodeSegment(part) ?? "");
  // As it stands in the path: the id `new` stands there in quotes.
  if (one === "" || taken.test(segments[4] ?? "")) return null;
  if (kind === "clients") return routes.editClient(pool, one);
  return kind === "resource-servers" ? routes.resourceServer(pool, one) : null;
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
