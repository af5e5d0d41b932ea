import "server-only";
import {
  AddUserPoolClientSecretCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  DeleteResourceServerCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeResourceServerCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetProvisionedLimitCommand,
  ListResourceServersCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  ListUserPoolReplicasCommand,
  UpdateResourceServerCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { ofAccount } from "@/lib/aws/cognito/aws-problem";
import { read, type Send, type Target, writeOnce } from "@/lib/aws/cognito/sdk";
import { ok, type Result } from "@/lib/domain/result";

/** An IAM action of `cognito-idp` that the console's role should have, and a call that shows whether it has. */
export type Action = {
  name: string;
  /** What people cannot do without it. */
  purpose: string;
  /** The console works without an optional action. */
  need: "always" | "optional";
  isWrite: boolean;
  /** Whether AWS allows it on no single pool, so that a policy needs `*` (Service Authorization Reference). */
  isOfAccount: boolean;
  probe(UserPoolId: string): Send<unknown>;
};

/**
 * What a probe showed. `accepted` is a write that should have been refused: something was changed. `unsupported`
 * is an operation that the back end does not have, whatever the role.
 */
export type Verdict = "allowed" | "denied" | "accepted" | "unsupported";

/**
 * Whether the role may call this action on the pool. Reads are real ones, of one entry; every other probe names a
 * client or resource server that cannot exist, or asks for what Cognito refuses. Any refusal but a denial counts as
 * allowed: this assumes that AWS looks at the permission before it looks at the rest (unconfirmed for the inputs of
 * CreateResourceServer, which break the API model's patterns). Fails with aws-credentials, throttled, unreachable,
 * unknown-outcome.
 */
export async function probeAction(action: Action, target: Target): Promise<Result<Verdict>> {
  const run = action.isWrite ? writeOnce : read;
  const answer = await run(action.name, target, action.probe(target.id));
  if (answer.ok) return ok(action.isWrite ? "accepted" : "allowed");
  if (answer.problem.code === "aws-denied") return ok("denied");
  if (answer.problem.code === "unsupported") return ok("unsupported");
  return refusals.includes(answer.problem.code) ? ok("allowed") : answer;
}

const refusals: readonly string[] = ["not-found", "refused", "invalid", "limit"];

/** Cognito makes client ids itself, of 26 letters and digits: none has an underscore (cognito-facts 2). */
const ClientId = "clientele_doctor";
const ClientSecretId = `${ClientId}--0`;
/** An identifier that no resource server has, different each time. */
const nowhere = () => `clientele-doctor-${crypto.randomUUID()}`;

/** Every action, ordered by how much depends on it. */
export const actions: readonly Action[] = [
  {
    ...reading("DescribeUserPool", "see the address of the token endpoint", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new DescribeUserPoolCommand({ UserPoolId }), options),
  },
  {
    ...reading("ListUserPoolClients", "see the list of clients", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 1 }), options),
  },
  {
    ...reading("DescribeUserPoolClient", "see the settings of a client", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }), options),
  },
  {
    ...reading("ListUserPoolClientSecrets", "see how old secrets are", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }), options),
  },
  {
    ...reading("ListResourceServers", "choose scopes", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 1 }), options),
  },
  {
    ...writing("CreateUserPoolClient", "create clients", "always"),
    // Four reasons to refuse it, each enough: no secret, two flows that exclude each other, a scope that is not for
    // machines, and one that is not there (cognito-facts 2.5). None of them breaks the API model.
    probe: (UserPoolId) => (client, options) =>
      client.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: "clientele-doctor",
          GenerateSecret: false,
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthFlows: ["client_credentials", "code"],
          AllowedOAuthScopes: ["openid", `${nowhere()}/none`],
        }),
        options,
      ),
  },
  {
    ...writing("UpdateUserPoolClient", "edit and suspend clients", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId }), options),
  },
  {
    ...writing("DeleteUserPoolClient", "delete clients", "optional"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }), options),
  },
  {
    ...writing("AddUserPoolClientSecret", "rotate secrets", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }), options),
  },
  {
    ...writing("DeleteUserPoolClientSecret", "finish a rotation", "always"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId }), options),
  },
  {
    ...reading("DescribeResourceServer", "edit a resource server", "optional"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new DescribeResourceServerCommand({ UserPoolId, Identifier: nowhere() }), options),
  },
  {
    ...writing("CreateResourceServer", "create resource servers", "optional"),
    // A space in an identifier and a slash in a scope's name are against the model, so this can create nothing.
    probe: (UserPoolId) => (client, options) =>
      client.send(
        new CreateResourceServerCommand({
          UserPoolId,
          Identifier: `no ${nowhere()}`,
          Name: "clientele-doctor",
          Scopes: [{ ScopeName: "not/allowed", ScopeDescription: "Never made." }],
        }),
        options,
      ),
  },
  {
    ...writing("UpdateResourceServer", "edit scopes", "optional"),
    probe: (UserPoolId) => (client, options) =>
      client.send(
        new UpdateResourceServerCommand({ UserPoolId, Identifier: nowhere(), Name: "clientele-doctor" }),
        options,
      ),
  },
  {
    ...writing("DeleteResourceServer", "delete resource servers", "optional"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: nowhere() }), options),
  },
  {
    ...reading("DescribeUserPoolDomain", "show the state of the pool’s domains", "optional"),
    probe: () => (client, options) =>
      client.send(new DescribeUserPoolDomainCommand({ Domain: nowhere() }), options),
  },
  {
    ...reading("ListUserPoolReplicas", "show the pool’s replicas", "optional"),
    probe: (UserPoolId) => (client, options) =>
      client.send(new ListUserPoolReplicasCommand({ UserPoolId }), options),
  },
  {
    ...reading("GetProvisionedLimit", "use rates that you bought", "optional"),
    probe: () => (client, options) =>
      client.send(
        new GetProvisionedLimitCommand({
          LimitDefinition: { LimitClass: "API_CATEGORY", Attributes: { Category: "UserPoolClientRead" } },
        }),
        options,
      ),
  },
];

function reading(name: string, purpose: string, need: Action["need"]) {
  return { name, purpose, need, isWrite: false, isOfAccount: ofAccount.has(name) };
}

function writing(name: string, purpose: string, need: Action["need"]) {
  return { name, purpose, need, isWrite: true, isOfAccount: ofAccount.has(name) };
}
