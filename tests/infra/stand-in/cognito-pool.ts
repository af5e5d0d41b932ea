import {
  type CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { blockOf } from "@/tests/infra/aws-schema";
import type { Kind } from "./cognito-backend";
import { blockIn, type Field, toAttributes, toRequest } from "./fields";
import { empty } from "./plan";
import type { Values } from "./values";

const fields: Field[] = [
  ["name", "PoolName"],
  ["deletion_protection", "DeletionProtection"],
  ["user_pool_tier", "UserPoolTier"],
  ["auto_verified_attributes", "AutoVerifiedAttributes"],
  ["username_attributes", "UsernameAttributes"],
  ["tags_all", "UserPoolTags"],
];

const passwordFields: Field[] = [
  ["minimum_length", "MinimumLength"],
  ["require_lowercase", "RequireLowercase"],
  ["require_numbers", "RequireNumbers"],
  ["require_symbols", "RequireSymbols"],
  ["require_uppercase", "RequireUppercase"],
  ["temporary_password_validity_days", "TemporaryPasswordValidityDays"],
];

/** User pools. */
export function poolKind(sdk: CognitoIdentityProviderClient): Kind {
  const setMfa = async (planned: Values, UserPoolId: string) => {
    const Enabled = blockIn(planned, "software_token_mfa_configuration")?.enabled === true;
    const input: SetUserPoolMfaConfigCommandInput = {
      UserPoolId,
      SoftwareTokenMfaConfiguration: { Enabled },
    };
    await sdk.send(
      new SetUserPoolMfaConfigCommand({
        ...input,
        ...toRequest([["mfa_configuration", "MfaConfiguration"]], planned),
      }),
    );
  };
  return {
    async create(planned) {
      const { UserPool } = await sdk.send(
        new CreateUserPoolCommand({
          ...settings(planned),
          ...atCreation(planned),
          PoolName: String(planned.name),
        }),
      );
      if (planned.mfa_configuration !== "OFF") await setMfa(planned, UserPool?.Id ?? "");
      return { id: UserPool?.Id };
    },
    async read(state) {
      const UserPoolId = String(state.id);
      const { UserPool: found = {} } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
      const mfa = await sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
      const password = found.Policies?.PasswordPolicy ?? {};
      return {
        ...toAttributes(fields, { ...found, PoolName: found.Name }),
        arn: found.Arn,
        creation_date: found.CreationDate?.toISOString(),
        last_modified_date: found.LastModifiedDate?.toISOString(),
        domain: found.Domain ?? "",
        custom_domain: found.CustomDomain ?? "",
        mfa_configuration: mfa.MfaConfiguration,
        software_token_mfa_configuration: mfa.SoftwareTokenMfaConfiguration?.Enabled
          ? [{ enabled: true }]
          : [],
        password_policy: [block("password_policy", toAttributes(passwordFields, password))],
        admin_create_user_config: [
          block("admin_create_user_config", {
            allow_admin_create_user_only: found.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
          }),
        ],
        account_recovery_setting: (found.AccountRecoverySetting ? [found.AccountRecoverySetting] : []).map(
          (it) => ({
            recovery_mechanism: (it.RecoveryMechanisms ?? []).map(({ Name, Priority }) => ({
              name: Name,
              priority: Priority,
            })),
          }),
        ),
        username_configuration: found.UsernameConfiguration
          ? [{ case_sensitive: found.UsernameConfiguration.CaseSensitive }]
          : [],
      };
    },
    async update(planned) {
      const UserPoolId = String(planned.id);
      await setMfa(planned, UserPoolId);
      await sdk.send(new UpdateUserPoolCommand({ ...settings(planned), UserPoolId }));
    },
    async delete(state) {
      await sdk.send(new DeleteUserPoolCommand({ UserPoolId: String(state.id) }));
    },
    identify: (id) => ({ id }),
  };
}

/** What can be set at any time. */
function settings(planned: Values): Partial<CreateUserPoolCommandInput> {
  const recovery = blockIn(planned, "account_recovery_setting")?.recovery_mechanism;
  return {
    ...toRequest(
      fields.filter(([name]) => !["name", "username_attributes"].includes(name)),
      planned,
    ),
    Policies: { PasswordPolicy: toRequest(passwordFields, blockIn(planned, "password_policy") ?? {}) },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly:
        blockIn(planned, "admin_create_user_config")?.allow_admin_create_user_only === true,
    },
    ...(Array.isArray(recovery)
      ? {
          AccountRecoverySetting: {
            RecoveryMechanisms: recovery.map((it) => ({ Name: it.name, Priority: it.priority })),
          },
        }
      : {}),
  };
}

const atCreation = (planned: Values): Partial<CreateUserPoolCommandInput> => ({
  ...toRequest([["username_attributes", "UsernameAttributes"]], planned),
  UsernameConfiguration: {
    CaseSensitive: blockIn(planned, "username_configuration")?.case_sensitive === true,
  },
});

/** A block of the pool's schema, with what is not said left open. */
const block = (name: string, values: Values): Values => {
  const inner = blockOf("resource", "aws_cognito_user_pool").block_types[name];
  return inner ? { ...empty(inner.block), ...values } : values;
};
