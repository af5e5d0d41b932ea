import { TOKEN_API } from "@/lib/domain/client/client";
import {
  type ClientDefinition,
  type Exported,
  type ExportedServer,
  inOrder,
  textsIn,
} from "@/lib/domain/client/definition";

/**
 * What an export does: Terraform takes over what is there, a script or a template of CloudFormation creates it, and JSON
 * only describes it.
 */
export type ExportUse = "import" | "create" | "template" | "describe";

/** An export without the parts that its program refuses, in order, and a sentence for each of them. */
export type Applicable = { readonly exported: Exported; readonly flaws: readonly string[] };

/**
 * Leaves out what would fail, so that the rest can be applied, and names it with the client or resource server. A member
 * that no export carries is named too.
 */
export function applicable(exported: Exported, use: ExportUse): Applicable {
  const sorted = inOrder(exported);
  if (use === "describe") return { exported: sorted, flaws: [] };
  const dead = new Set(exported.deadScopes);
  const clients = sorted.clients.map((client) => fitting(client, dead, use));
  const refused = sorted.servers.flatMap((server) => {
    const reason = whyNoServer(server, use);
    return reason === null ? [] : { server, reason };
  });
  return {
    exported: {
      ...sorted,
      clients: clients.flatMap((it) => it.client ?? []),
      servers: sorted.servers.filter((it) => !refused.some(({ server }) => server === it)),
    },
    flaws: [
      ...refused.map(
        ({ server, reason }) => `The resource server ${plain(server.identifier)} isn’t included: ${reason}.`,
      ),
      ...clients.flatMap(({ flaws }) => flaws),
    ],
  };
}

function whyNoServer(server: ExportedServer, use: ExportUse): string | null {
  if (use === "import" && server.identifier.includes("|"))
    return "its identifier contains |, where the provider splits an import ID";
  return use === "template" && hasReference(server) ? RESOLVED : null;
}

/** CloudFormation replaces such a text by a parameter or a secret of the account (user guide, dynamic references). */
const hasReference = (it: ClientDefinition | ExportedServer): boolean =>
  JSON.stringify(it).includes("{{resolve:");

const RESOLVED = "CloudFormation would take a text in it for a dynamic reference";

/** An identifier that is no reference in a template either. */
const plain = (identifier: string): string => identifier.replaceAll("{{", "{ {");

/** Flaws as the lines of a comment that begins with `mark`. */
export const commentsOf = (flaws: readonly string[], mark: string): string[] =>
  flaws.map((it) => `${mark} ${it.replace(/[\p{Cc}\u2028\u2029]/gu, " ")}`);

type Fitting = { readonly client: ClientDefinition | null; readonly flaws: readonly string[] };

function fitting(
  client: ClientDefinition,
  dead: ReadonlySet<string>,
  use: Exclude<ExportUse, "describe">,
): Fitting {
  const { name, settings, notCarried = [] } = client;
  if (use === "template" && hasReference(client))
    return { client: null, flaws: [`${name} isn’t included: ${RESOLVED}.`] };
  const left = notCarried.map((it) => `${name}: ${it} isn’t included.`);
  const missing = textsIn(settings.scopes).filter((it) => dead.has(it));
  const whose = missing.length === 1 ? "the missing scope" : "the missing scopes";
  if (use !== "import") {
    if (missing.length === 0) return { client, flaws: left };
    const scopes = textsIn(settings.scopes).filter((it) => !dead.has(it));
    if (scopes.length === 0)
      return {
        client: null,
        flaws: [
          `${name} isn’t included: its resource servers have none of its scopes (${missing.join(", ")}).`,
        ],
      };
    const flaw = `${name}: without ${whose} ${missing.join(", ")}, because Cognito refuses unknown scopes.`;
    return { client: { ...client, settings: { ...settings, scopes } }, flaws: [flaw, ...left] };
  }
  const flaws = [
    ...(missing.length > 0
      ? [
          `${name} has ${whose} ${missing.join(", ")}. Remove them before you change it: Cognito refuses unknown scopes.`,
        ]
      : []),
    ...left,
  ];
  if (!textsIn(settings.authFlows).includes(TOKEN_API)) return { client, flaws };
  const { authFlows: _, ...others } = settings;
  const flaw = `${name}: explicit_auth_flows isn’t included, because the provider (6.66.0) refuses ${TOKEN_API}. Without it, Terraform leaves the flows as they are.`;
  return { client: { ...client, settings: others }, flaws: [flaw, ...flaws] };
}
