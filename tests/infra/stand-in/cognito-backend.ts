import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { blockOf } from "@/tests/infra/aws-schema";
import type { Backend } from "./backend";
import { clientKind } from "./cognito-client";
import { brandingKind, domainKind } from "./cognito-domain";
import { groupKind, membershipKind, userKind } from "./cognito-people";
import { poolKind } from "./cognito-pool";
import { resourceServerKind } from "./cognito-resource-server";
import { empty } from "./plan";
import { isUnknown, type Values } from "./values";

/** How resources of one type live in Cognito: the calls are those of the AWS provider (internal/service/cognitoidp). */
export type Kind = {
  /** Makes it and gives what identifies it. */
  create(planned: Values): Promise<Values>;
  /** What Cognito says of it. Throws not-found as the SDK does. */
  read(state: Values): Promise<Values>;
  update(planned: Values): Promise<void>;
  delete(state: Values): Promise<void>;
  /** What an import id identifies. */
  identify(id: string): Values;
};

/** Keeps resources in the Cognito that `sdk` reaches. */
export function cognitoBackend(sdk: CognitoIdentityProviderClient): Backend {
  const kinds: Record<string, Kind> = {
    aws_cognito_user_pool: poolKind(sdk),
    aws_cognito_user_pool_client: clientKind(sdk),
    aws_cognito_resource_server: resourceServerKind(sdk),
    aws_cognito_user_pool_domain: domainKind(sdk),
    aws_cognito_managed_login_branding: brandingKind(sdk),
    aws_cognito_user_group: groupKind(sdk),
    aws_cognito_user: userKind(sdk),
    aws_cognito_user_in_group: membershipKind(sdk),
  };
  const kindOf = (type: string) => {
    const kind = kinds[type];
    if (!kind) throw new Error(`${type} is nothing of Cognito's.`);
    return kind;
  };
  const read = async (type: string, state: Values): Promise<Values | null> => {
    try {
      return known(type, { ...state, ...(await kindOf(type).read(state)) });
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  };
  return {
    read,
    async create(type, planned) {
      const made = await kindOf(type).create(planned);
      return (await read(type, { ...planned, ...made })) ?? planned;
    },
    async update(type, planned, prior) {
      await kindOf(type).update(known(type, { ...prior, ...planned }));
      return (await read(type, planned)) ?? planned;
    },
    async delete(type, state) {
      await kindOf(type)
        .delete(state)
        .catch((error) => {
          if (!isNotFound(error)) throw error;
        });
    },
    async import(type, id) {
      const identified = { ...empty(blockOf("resource", type)), ...kindOf(type).identify(id) };
      const found = await read(type, identified);
      if (!found) throw new Error(`Cannot import non-existent remote object ${id}.`);
      return found;
    },
  };
}

/** What is still unknown after Cognito has spoken is nothing. */
const known = (type: string, values: Values): Values => {
  const names = Object.keys(empty(blockOf("resource", type)));
  return Object.fromEntries(
    names.map((name) => [name, isUnknown(values[name]) ? null : (values[name] ?? null)]),
  );
};

const isNotFound = (error: unknown) =>
  error instanceof Error && /^(ResourceNotFound|UserNotFound)Exception$/.test(error.name);
