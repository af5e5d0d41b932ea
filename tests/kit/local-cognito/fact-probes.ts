import { randomUUID } from "node:crypto";
import {
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolDomainCommand,
  paginateListUserPoolClients,
  UpdateResourceServerCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import type { Facts } from "@/lib/local-aws/model/facts";
import { type Contract, read, scopes, server, write } from "./contract-cognito";
import { on, outcome, type Probe, proof } from "./probe";
import { notTried, quotaProbes } from "./quota-probes";
import { secretProbes } from "./secret-probes";

/** For each unconfirmed fact, the experiment that tells its reading. */
export const probes: Record<keyof Facts, Probe> = {
  ...secretProbes,
  ...quotaProbes,
  clientOrder: async (it) => {
    const made: string[] = [];
    // Until the two orders differ.
    do made.push((await it.create()).ClientId);
    while (made.join() === made.toSorted().join());
    const listed: string[] = [];
    const { sdk: client } = it;
    for await (const page of paginateListUserPoolClients({ client }, { ...on(it), MaxResults: 60 }))
      for (const { ClientId = "" } of page.UserPoolClients ?? [])
        if (made.includes(ClientId)) listed.push(ClientId);
    if (listed.join() === made.join()) return "creation";
    return listed.join() === made.toSorted().join() ? "id" : "another";
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
  acceptWithoutJson: async (it) => {
    const { status } = await it.token(proof(await it.create()), { headers: { accept: "application/xml" } });
    return status === 405 ? "405" : "ignored";
  },
  pathBehindToken: async (it) => {
    const { status } = await it.token(proof(await it.create()), {}, "/");
    return String(status);
  },
  // Only a trigger shows the difference, and nobody gives a real pool one for that.
  oddClientMetadata: async (it) => {
    if (!it.local) return notTried;
    const PreTokenGenerationConfig = {
      LambdaVersion: "V3_0",
      LambdaArn: "arn:aws:lambda:eu-west-1:123456789012:function:claims",
    } as const;
    await it.sdk.send(new UpdateUserPoolCommand({ ...on(it), LambdaConfig: { PreTokenGenerationConfig } }));
    const { status } = await it.token({ ...proof(await it.create()), aws_client_metadata: "odd" });
    return status === 200 ? "ignored" : "invalid_request";
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
  // In a pool of its own: the other may have its one domain already, and then the answer would say nothing.
  reservedWords: async (it) => {
    const { UserPool } = await it.sdk.send(new CreateUserPoolCommand({ PoolName: "contract-suite" }));
    const UserPoolId = UserPool?.Id;
    const named = { UserPoolId, Domain: `contract-awsome-${randomUUID().slice(0, 8)}` };
    try {
      const made = it.sdk.send(new CreateUserPoolDomainCommand(named));
      const reading = await outcome(made, "between hyphens", "anywhere");
      if (reading === "between hyphens") await it.sdk.send(new DeleteUserPoolDomainCommand(named));
      return reading;
    } finally {
      await it.sdk.send(new DeleteUserPoolCommand({ UserPoolId }));
    }
  },
  refusalStatus: async (it) => {
    const status = await describe(it, "0123456789abcdefghijklmnop").then(
      () => 200,
      (error) => error.$metadata.httpStatusCode,
    );
    return status === 400 ? "400" : "as modelled";
  },
};

async function describe(it: Contract, ClientId: string) {
  const { UserPoolClient } = await it.sdk.send(new DescribeUserPoolClientCommand({ ...on(it), ClientId }));
  return UserPoolClient;
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
