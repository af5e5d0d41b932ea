import { type Body, bodies, type Module } from "@/tests/infra/module";

/** What must be written so, because something would work less, or more, than people expect, and no schema minds. */
export function lintValues(module: Module): string[] {
  return [
    ...wanted.flatMap(([type, name, path, value]) =>
      JSON.stringify(valueAt(bodies(module, "resource", type, name)[0], path)) === JSON.stringify(value)
        ? []
        : [`${type}.${name} has another ${path} than ${JSON.stringify(value)}`],
    ),
    ...module.blocks
      .filter(({ kind }) => kind === "resource")
      .flatMap(({ labels, body }) => lintUnits(labels.join("."), body)),
    ...lintScopeStrings(module),
    ...lintReservedWords(module),
  ];
}

const client = "aws_cognito_user_pool_client";
const pool = "aws_cognito_user_pool";

// The seeded client is made like the owned one: lintModule sees to that.
const wanted: [type: string, name: string, path: string, value: unknown][] = [
  [client, "m2m", "allowed_oauth_flows", ["client_credentials"]],
  [client, "m2m", "allowed_oauth_flows_user_pool_client", true],
  [client, "m2m", "generate_secret", true],
  [client, "m2m", "explicit_auth_flows", ["ALLOW_REFRESH_TOKEN_AUTH"]],
  [client, "m2m", "enable_token_revocation", true],
  [client, "console", "allowed_oauth_flows", ["code"]],
  [client, "console", "allowed_oauth_flows_user_pool_client", true],
  [client, "console", "generate_secret", true],
  [client, "console", "allowed_oauth_scopes", ["openid", "email", "profile"]],
  [pool, "this", "deletion_protection", `\${var.deletion_protection ? "ACTIVE" : "INACTIVE"}`],
  [pool, "this", "admin_create_user_config.allow_admin_create_user_only", true],
  [pool, "this", "username_configuration.case_sensitive", false],
  ["aws_cognito_managed_login_branding", "console", "use_cognito_provided_values", true],
];

/** The value at a path of blocks that are there once. */
function valueAt(body: Body | undefined, path: string): unknown {
  const [name = "", ...rest] = path.split(".");
  const value = body?.[name];
  return rest.length === 0 ? value : valueAt((value as Body[] | undefined)?.[0], rest.join("."));
}

/** A validity that a variable tells in minutes, hours or days has that unit: `…_minutes` is not multiplied by 60. */
function lintUnits(address: string, body: Body): string[] {
  const units = ((body.token_validity_units ?? []) as Body[])[0] ?? {};
  return Object.entries(body).flatMap(([name, value]) => {
    const unit = /_(minutes|hours|days)\}$/.exec(String(value))?.[1];
    const token = name.replace(/_validity$/, "");
    if (!name.endsWith("_validity") || !unit || units[token] === unit) return [];
    return [`${address} has ${name} from ${value}, in ${units[token] ?? "hours, by default"}`];
  });
}

/** A scope's string is made of the identifier, which is not the key of the variable. */
const lintScopeStrings = ({ locals }: Module): string[] =>
  /\$\{var\.resource_servers\[\w+\]\.identifier\}\/\$\{/.test(String(locals.client_scopes))
    ? []
    : ["local.client_scopes are not made of the identifiers of resource servers"];

// API reference, CreateUserPoolDomain: these three anywhere in a prefix are refused.
const reserved = ["aws", "amazon", "cognito"];

function lintReservedWords(module: Module): string[] {
  const validations = (bodies(module, "variable", "domain_prefix")[0]?.validation ?? []) as Body[];
  const refused = validations.flatMap(({ condition }) =>
    [...String(condition).matchAll(/!can\(regex\("([^"]+)"/g)].map(([, pattern = ""]) => new RegExp(pattern)),
  );
  return reserved
    .filter((word) => !refused.some((pattern) => pattern.test(`my-${word}-app`)))
    .map((word) => `domain_prefix may hold ${word}, which Cognito reserves`);
}
