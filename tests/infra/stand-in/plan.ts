import { type Block, isWriteOnly } from "@/tests/infra/aws-schema";
import { isUnknown, unknown, type Values } from "./values";

/** Attributes whose change makes the provider replace the resource (ForceNew, RequiresReplace in its sources). */
const replacing: Record<string, string[]> = {
  aws_cognito_user_pool: ["name", "username_attributes", "alias_attributes"],
  aws_cognito_user_pool_client: ["generate_secret", "user_pool_id"],
  aws_cognito_resource_server: ["identifier", "name", "user_pool_id"],
  aws_cognito_user_pool_domain: ["domain", "user_pool_id"],
  aws_cognito_managed_login_branding: ["client_id", "user_pool_id"],
  aws_cognito_user_group: ["name", "user_pool_id"],
  aws_cognito_user: ["username", "user_pool_id"],
  aws_cognito_user_in_group: ["group_name", "username", "user_pool_id"],
  aws_iam_policy: ["name", "description"],
  aws_iam_role: ["name"],
  aws_iam_role_policy_attachment: ["role", "policy_arn"],
  aws_secretsmanager_secret: ["name"],
};

/** The names of the attributes for whose sake a change of `prior` into `proposed` is a replacement. */
export function replacedBy(type: string, prior: Values | null, proposed: Values): string[] {
  if (!prior) return [];
  return (replacing[type] ?? []).filter((name) => canonical(prior[name]) !== canonical(proposed[name]));
}

/** The units that Cognito and the provider use where none is set (the provider’s schema). */
export const usualUnits: Values = { access_token: "hours", id_token: "hours", refresh_token: "days" };

/** What the provider plans for attributes of a block that the code leaves open (its schema’s defaults). */
const usual: Record<string, Values> = { token_validity_units: usualUnits };

/**
 * What will be: computed attributes that the configuration leaves open keep what they had, and are unknown in a new
 * resource. That is how scope_identifiers gets its old value in the plan that adds a scope (provider issue 36253).
 */
export function planned(block: Block, proposed: Values, prior: Values | null): Values {
  const plan: Values = { ...proposed };
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if (isWriteOnly(name)) plan[name] = null;
    else if (attribute.computed && plan[name] === null) plan[name] = prior ? (prior[name] ?? null) : unknown;
  }
  for (const [name, { block: inner }] of Object.entries(block.block_types)) {
    const before = prior?.[name];
    const blocks = plan[name];
    if (!Array.isArray(blocks)) continue;
    plan[name] = blocks.map((it, index) =>
      isUnknown(it)
        ? it
        : planned(inner, withUsual(it, usual[name]), Array.isArray(before) ? before[index] : null),
    );
  }
  return plan;
}

const withUsual = (values: Values, defaults: Values = {}): Values => ({
  ...values,
  ...Object.fromEntries(Object.entries(defaults).filter(([name]) => values[name] === null)),
});

/** A resource of which nothing is known but its type. */
export function empty(block: Block): Values {
  const blocks = Object.entries(block.block_types).map(([name, { nesting_mode }]) => [
    name,
    nesting_mode === "single" ? null : nesting_mode === "map" ? {} : [],
  ]);
  return {
    ...Object.fromEntries(Object.keys(block.attributes).map((name) => [name, null])),
    ...Object.fromEntries(blocks),
  };
}

const canonical = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
