import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Contract } from "./contract-cognito";
import { on, outcome, type Probe, proof, refusedWith } from "./probe";

/** The experiments on the secrets of a client. */
export const secretProbes = {
  describeWithTwoSecrets: async (it) => {
    const client = await it.create();
    await addSecret(it, client.ClientId);
    return (await shownSecret(it, client.ClientId)) === client.ClientSecret ? "first" : "newest";
  },
  describeAfterFirstSecretDeleted: async (it) => {
    const { ClientId } = await it.create();
    const [first = ""] = await secretIds(it, ClientId);
    await addSecret(it, ClientId);
    await deleteSecret(it, ClientId, first);
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
  thirdSecret: async (it) => {
    const { ClientId } = await it.create();
    await addSecret(it, ClientId);
    return refusedWith(addSecret(it, ClientId));
  },
  lastSecret: async (it) => {
    const { ClientId } = await it.create();
    const [id = ""] = await secretIds(it, ClientId);
    return refusedWith(deleteSecret(it, ClientId, id));
  },
  unknownSecretId: async (it) => {
    const { ClientId } = await it.create();
    await addSecret(it, ClientId);
    return refusedWith(deleteSecret(it, ClientId, `${ClientId}--1`));
  },
  secretPropagation: async (it) => {
    const ClientSecret = "does_this_one_work_at_once";
    const { ClientId } = await it.create();
    await addSecret(it, ClientId, ClientSecret);
    const { status } = await it.token(proof({ ClientId, ClientSecret }));
    return status === 200 ? "at once" : "in minutes";
  },
} satisfies Record<string, Probe>;

async function shownSecret(it: Contract, ClientId: string) {
  const { UserPoolClient } = await it.sdk.send(new DescribeUserPoolClientCommand({ ...on(it), ClientId }));
  return UserPoolClient?.ClientSecret;
}

function addSecret(it: Contract, ClientId: string, ClientSecret?: string) {
  return it.sdk.send(new AddUserPoolClientSecretCommand({ ...on(it), ClientId, ClientSecret }));
}

function deleteSecret(it: Contract, ClientId: string, ClientSecretId: string) {
  return it.sdk.send(new DeleteUserPoolClientSecretCommand({ ...on(it), ClientId, ClientSecretId }));
}

async function secretIds(it: Contract, ClientId: string) {
  const { ClientSecrets } = await it.sdk.send(new ListUserPoolClientSecretsCommand({ ...on(it), ClientId }));
  return (ClientSecrets ?? []).map((secret) => secret.ClientSecretId ?? "");
}
