import {
  AddUserPoolClientSecretCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolDomainCommand,
  ListUserPoolClientSecretsCommand,
  UpdateResourceServerCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import type { Facts } from "@/lib/local-cognito/facts";
import { pullLever } from "@/tests/local-lever";
import { type Contract, read, scopes, server, write } from "./contract-cognito";

type Probe = (contract: Contract) => Promise<string>;

/** For each unconfirmed fact, the experiment that tells its reading. */
export const probes: Record<keyof Facts, Probe> = {
  describeWithTwoSecrets: async (it) => {
    const client = await it.create();
    await addSecret(it, client.ClientId);
    return (await shownSecret(it, client.ClientId)) === client.ClientSecret ? "first" : "newest";
  },
  describeAfterFirstSecretDeleted: async (it) => {
    const { ClientId } = await it.create();
    const first = (await secretIds(it, ClientId))[0];
    await addSecret(it, ClientId);
    await it.sdk.send(new DeleteUserPoolClientSecretCommand({ ...on(it), ClientId, ClientSecretId: first }));
    return (await shownSecret(it, ClientId)) === undefined ? "nothing" : "the other";
  },
  sameSecretTwice: async (it) => {
    const ClientSecret = "the_same_secret_twice_over";
    const { ClientId } = await it.create({ GenerateSecret: false, ClientSecret });
    return outcome(addSecret(it, ClientId, ClientSecret), "accepted", "refused");
  },
  secretForPublicClient: async (it) => {
    const { ClientId } = await it.create({
      GenerateSecret: false,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid"],
      CallbackURLs: ["https://example.com/"],
    });
    return outcome(addSecret(it, ClientId), "added", "refused");
  },
  secretIdUnit: async (it) => {
    const { ClientId } = await it.create();
    const [id = ""] = await secretIds(it, ClientId);
    return (id.split("--")[1] ?? "").length > 11 ? "milliseconds" : "seconds";
  },
  secretQuota: async (it) => {
    const { ClientId } = await it.create();
    if (it.local) await pullLever(it.local.url, "quotas", { on: true });
    const list = () => it.sdk.send(new ListUserPoolClientSecretsCommand({ ...on(it), ClientId }));
    const calls = await Promise.allSettled(Array.from({ length: 40 }, list));
    const isRefused = calls.some((call) => call.status === "rejected" || call.value.$metadata.attempts !== 1);
    return isRefused ? "as client operations" : "none";
  },
  disallowedScope: async (it) => {
    const client = await it.create({ AllowedOAuthScopes: [read] });
    const { status } = await it.token({ ...proof(client), scope: `${read} ${write}` });
    return status === 200 ? "ignored" : "invalid_scope";
  },
  deadScopeRequested: async (it) => {
    const client = await it.create();
    return withoutWrite(it, async () => {
      const { status } = await it.token({ ...proof(client), scope: `${read} ${write}` });
      return status === 200 ? "ignored" : "invalid_scope";
    });
  },
  scopeOrder: async (it) => {
    const client = await it.create({ AllowedOAuthScopes: [read, write] });
    const { text } = await it.token({ ...proof(client), scope: `${write} ${read}` });
    const scope = decodeJwt(JSON.parse(text).access_token).scope;
    return scope === `${write} ${read}` ? "as requested" : "as configured";
  },
  missingGrant: async (it) => {
    const client = await it.create({
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid"],
      CallbackURLs: ["https://example.com/"],
    });
    return JSON.parse((await it.token(proof(client))).text).error;
  },
  errorDescription: async (it) => {
    const { text } = await it.token({ client_id: "0123456789abcdefghijklmnop", client_secret: "wrong" });
    return "error_description" in JSON.parse(text) ? "present" : "absent";
  },
  wrongContentType: async (it) => {
    const { status, text } = await it.token(
      {},
      { body: "{}", headers: { "content-type": "application/json" } },
    );
    return status === 405 ? "405" : (JSON.parse(text).error ?? text);
  },
  throttledStatus: async (it) => {
    // Nobody should press a real token endpoint until it throttles.
    if (!it.local) return "not tried";
    await pullLever(it.local.url, "faults", { operation: "token", kind: "throttle" });
    return String((await it.token({})).status);
  },
  deadScopeOnUpdate: async (it) => {
    const { ClientId } = await it.create();
    return withoutWrite(it, () => {
      const update = { ...on(it), ClientId, AllowedOAuthScopes: [read, write] };
      return outcome(it.sdk.send(new UpdateUserPoolClientCommand(update)), "kept", "refused");
    });
  },
  tokenRevocationOmitted: async (it) => {
    const { ClientId } = await it.create({ EnableTokenRevocation: false });
    await it.sdk.send(new UpdateUserPoolClientCommand({ ...on(it), ClientId }));
    return (await describe(it, ClientId))?.EnableTokenRevocation === false ? "kept" : "true";
  },
  authFlowsOmitted: async (it) => {
    const { ClientId } = await it.create();
    await it.sdk.send(new UpdateUserPoolClientCommand({ ...on(it), ClientId }));
    const flows = (await describe(it, ClientId))?.ExplicitAuthFlows;
    return flows?.join() === "ALLOW_REFRESH_TOKEN_AUTH" ? "kept" : "default";
  },
  clientTokenAuthWithFlow: (it) =>
    outcome(
      it.create({ ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH" as "ALLOW_CUSTOM_AUTH"] }),
      "allowed",
      "refused",
    ),
  unknownDomain: (it) =>
    outcome(
      it.sdk.send(new DescribeUserPoolDomainCommand({ Domain: "nobody-has-this-domain-0d1f" })),
      "empty",
      "not found",
    ),
  reservedWords: async (it) => {
    // A real pool may have its one domain already, so there the answer would say nothing.
    if (!it.local) return "not tried";
    const words = new CreateUserPoolDomainCommand({ ...on(it), Domain: "my-awsome-thing" });
    const refusal = await it.sdk.send(words).then(
      () => "",
      (error) => error.message,
    );
    return refusal.includes("reserved word") ? "anywhere" : "between hyphens";
  },
  refusalStatus: async (it) => {
    const status = await describe(it, "0123456789abcdefghijklmnop").then(
      () => 200,
      (error) => error.$metadata.httpStatusCode,
    );
    return status === 400 ? "400" : "as modelled";
  },
};

const on = ({ UserPoolId }: Contract) => ({ UserPoolId });

function proof(client: { ClientId: string; ClientSecret: string }) {
  return { client_id: client.ClientId, client_secret: client.ClientSecret };
}

async function describe(it: Contract, ClientId: string) {
  const { UserPoolClient } = await it.sdk.send(new DescribeUserPoolClientCommand({ ...on(it), ClientId }));
  return UserPoolClient;
}

async function shownSecret(it: Contract, ClientId: string) {
  return (await describe(it, ClientId))?.ClientSecret;
}

function addSecret(it: Contract, ClientId: string, ClientSecret?: string) {
  return it.sdk.send(new AddUserPoolClientSecretCommand({ ...on(it), ClientId, ClientSecret }));
}

async function secretIds(it: Contract, ClientId: string) {
  const { ClientSecrets } = await it.sdk.send(new ListUserPoolClientSecretsCommand({ ...on(it), ClientId }));
  return (ClientSecrets ?? []).map((secret) => secret.ClientSecretId ?? "");
}

async function outcome(call: Promise<unknown>, done: string, refused: string): Promise<string> {
  return call.then(
    () => done,
    () => refused,
  );
}

async function withoutWrite(it: Contract, experiment: () => Promise<string>): Promise<string> {
  const whole = { ...on(it), Identifier: server, Name: server };
  await it.sdk.send(new UpdateResourceServerCommand({ ...whole, Scopes: scopes.slice(0, 1) }));
  try {
    return await experiment();
  } finally {
    await it.sdk.send(new UpdateResourceServerCommand({ ...whole, Scopes: scopes }));
  }
}
