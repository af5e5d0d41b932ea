import type { Block } from "@/tests/infra/aws-schema";
import { isUnknown, type Values } from "./values";

/** What the provider says against a configuration: what AWS decides, and the rules of its own that infra/ can break. */
export function objections(type: string, block: Block, config: Values): string[] {
  return [...decidedByAws(block, config), ...valueObjections(type, config)];
}

/** What the provider says against values: those that are open, or are not there, are not judged. */
export const valueObjections = (type: string, config: Values): string[] => rules[type]?.(config) ?? [];

function decidedByAws(block: Block, config: Values): string[] {
  const own = Object.entries(block.attributes)
    .filter(([name, it]) => it.computed && !it.optional && !it.required && (config[name] ?? null) !== null)
    .map(([name]) => `${name} is decided by AWS and cannot be set`);
  const inner = Object.entries(block.block_types).flatMap(([name, it]) => {
    const blocks = config[name];
    return Array.isArray(blocks)
      ? blocks.filter((each) => !isUnknown(each)).flatMap((each) => decidedByAws(it.block, each))
      : [];
  });
  return [...own, ...inner];
}

// The provider's own validators (internal/service/cognitoidp), for what is known by now.
const rules: Record<string, (config: Values) => string[]> = {
  aws_cognito_user_pool: (config) => [
    ...choice(config, "deletion_protection", ["ACTIVE", "INACTIVE"]),
    ...choice(config, "user_pool_tier", ["LITE", "ESSENTIALS", "PLUS"]),
    ...choice(config, "mfa_configuration", ["OFF", "OPTIONAL", "ON"]),
    ...choices(config, "username_attributes", ["email", "phone_number"]),
    ...choices(config, "auto_verified_attributes", ["email", "phone_number"]),
  ],
  aws_cognito_user_pool_client: (config) => [
    ...pattern(config, "name", /^[\w\s+=,.@-]{1,128}$/),
    ...choices(config, "allowed_oauth_flows", ["code", "implicit", "client_credentials"]),
    ...most(config, "allowed_oauth_flows", 3),
    ...most(config, "allowed_oauth_scopes", 50),
    ...choice(config, "prevent_user_existence_errors", ["LEGACY", "ENABLED"]),
    ...choices(config, "explicit_auth_flows", [
      "ADMIN_NO_SRP_AUTH",
      "CUSTOM_AUTH_FLOW_ONLY",
      "USER_PASSWORD_AUTH",
      "ALLOW_ADMIN_USER_PASSWORD_AUTH",
      "ALLOW_CUSTOM_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_REFRESH_TOKEN_AUTH",
      "ALLOW_USER_AUTH",
    ]),
    ...between(config, "access_token_validity", 0, 86_400),
    ...(Array.isArray(config.token_validity_units)
      ? config.token_validity_units.flatMap((units) =>
          ["access_token", "id_token", "refresh_token"].flatMap((name) =>
            choice(units, name, ["seconds", "minutes", "hours", "days"]),
          ),
        )
      : []),
  ],
  aws_cognito_resource_server: (config) => [
    ...pattern(config, "identifier", /^[\x21\x23-\x5B\x5D-\x7E]{1,256}$/),
    ...most(config, "scope", 100),
  ],
  aws_cognito_user_pool_domain: (config) => [
    ...(isNone(config.certificate_arn)
      ? pattern(config, "domain", /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
      : []),
    ...between(config, "managed_login_version", 1, 2),
  ],
  aws_cognito_user_group: (config) => between(config, "precedence", 0, 2 ** 31),
  aws_iam_policy: (config) => document(config, "policy"),
  aws_iam_role: (config) => document(config, "assume_role_policy"),
};

const isNone = (value: unknown) => value === null || value === undefined;
const isOpen = (value: unknown) => isNone(value) || isUnknown(value);

const choice = (config: Values, name: string, allowed: string[]) =>
  isOpen(config[name]) || allowed.includes(String(config[name]))
    ? []
    : [`${name} is none of ${allowed.join(", ")}`];

const choices = (config: Values, name: string, allowed: string[]) => {
  const values = config[name];
  return Array.isArray(values) ? values.flatMap((value) => choice({ [name]: value }, name, allowed)) : [];
};

const pattern = (config: Values, name: string, form: RegExp) =>
  isOpen(config[name]) || form.test(String(config[name])) ? [] : [`${name} has a form that Cognito refuses`];

const most = (config: Values, name: string, count: number) => {
  const values = config[name];
  return Array.isArray(values) && values.length > count ? [`${name} holds more than ${count}`] : [];
};

const between = (config: Values, name: string, least: number, greatest: number) =>
  isOpen(config[name]) || (Number(config[name]) >= least && Number(config[name]) <= greatest)
    ? []
    : [`${name} is not from ${least} to ${greatest}`];

function document(config: Values, name: string): string[] {
  if (isOpen(config[name])) return [];
  try {
    const { Version, Statement } = JSON.parse(String(config[name]));
    return Version === "2012-10-17" && Array.isArray(Statement) ? [] : [`${name} is no policy document`];
  } catch {
    return [`${name} is not JSON`];
  }
}
