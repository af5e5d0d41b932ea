import { type Body, bodies, type Module, texts } from "@/tests/infra/module";

/** What breaks only in an AWS account, months later, and what no schema and no plan tells. */
export function lintModule(module: Module): string[] {
  return [
    ...lintOrder(module),
    ...lintIgnored(module),
    ...lintSeeded(module),
    ...lintSecrets(module),
    ...lintScopes(module),
    ...lintSafety(module),
    ...lintPolicy(module),
  ];
}

const client = "aws_cognito_user_pool_client";
const server = "aws_cognito_resource_server";

/** Without it, a client may be made before its scopes are, or a scope deleted while a client holds it. */
function lintOrder(module: Module): string[] {
  return [
    ...["m2m", "m2m_seeded"].flatMap((name) =>
      bodies(module, "resource", client, name).flatMap((it) =>
        ["this", "seeded"]
          .filter((each) => !expressions(it.depends_on).includes(`${server}.${each}`))
          .map((each) => `${client}.${name} does not wait for ${server}.${each}`),
      ),
    ),
    ...bodies(module, "resource", "aws_cognito_managed_login_branding")
      .filter((it) => !expressions(it.depends_on).includes("aws_cognito_user_pool_domain.this"))
      .map(() => "the branding does not wait for the domain"),
  ];
}

function lintIgnored(module: Module): string[] {
  const wanted: [type: string, name: string, ignored: string[]][] = [
    [
      "aws_cognito_user_pool",
      "this",
      ["name", "schema", "username_attributes", "alias_attributes", "username_configuration"],
    ],
    [server, "this", ["name"]],
    [server, "seeded", ["name", "scope"]],
    [client, "m2m", ["generate_secret"]],
    [client, "console", ["generate_secret"]],
    ["aws_cognito_user", "admin", ["attributes"]],
  ];
  return wanted.flatMap(([type, name, attributes]) => {
    const ignored = bodies(module, "resource", type, name).flatMap(ignoredIn);
    const rest = ignored.filter((it) => !attributes.includes(it));
    return [
      ...attributes
        .filter((it) => !ignored.includes(it))
        .map((it) => `${type}.${name} does not ignore ${it}`),
      ...rest.map((it) => `${type}.${name} ignores ${it}: it would no longer be kept up`),
    ];
  });
}

/** A seeded object is made like an owned one, and whatever the console may edit is left alone afterwards. */
function lintSeeded(module: Module): string[] {
  const pairs: [type: string, owned: string, seeded: string][] = [
    [client, "m2m", "m2m_seeded"],
    [server, "this", "seeded"],
  ];
  return pairs
    .flatMap(([type, owned, seeded]) => {
      const [one, other] = [owned, seeded].map((name) => bodies(module, "resource", type, name)[0] ?? {});
      if (JSON.stringify(made(one)) === JSON.stringify(made(other))) return [];
      return [`${type}.${seeded} is made otherwise than ${type}.${owned}`];
    })
    .concat(
      bodies(module, "resource", client, "m2m_seeded").flatMap((it) =>
        Object.keys(made(it))
          .filter((name) => name !== "user_pool_id" && !ignoredIn(it).includes(name))
          .map((name) => `${client}.m2m_seeded takes back what the console does to ${name}`),
      ),
    );
}

function lintSecrets(module: Module): string[] {
  const told = module.blocks
    .filter(
      ({ kind, body }) =>
        kind === "output" &&
        texts(body.value).some((it) => /client_secret\b/.test(it)) &&
        !/nonsensitive\(try\(length/.test(String(body.value)),
    )
    .filter(({ body }) => body.sensitive !== true)
    .map(({ labels }) => `output ${labels[0]} tells a secret`);
  const kept = bodies(module, "resource", "aws_secretsmanager_secret_version")
    .filter((it) => "secret_string" in it)
    .map(() => "a secret version keeps its value in the state, and takes back what a rotation wrote");
  return [...told, ...kept];
}

function lintScopes(module: Module): string[] {
  const computed = module.files
    .filter(({ body }) => texts(body).some((it) => it.includes("scope_identifiers")))
    .map(
      ({ file }) =>
        `${file} uses scope_identifiers, which hold their old value in the plan that adds a scope`,
    );
  const others = bodies(module, "resource", client).filter((it) =>
    /scope_identifiers/.test(String(it.allowed_oauth_scopes)),
  );
  return [...computed, ...others.map(() => "a client's scopes are computed")];
}

function lintSafety(module: Module): string[] {
  const isDefault = (name: string, value: unknown) => bodies(module, "variable", name)[0]?.default === value;
  return [
    ...(isDefault("deletion_protection", true) ? [] : ["a pool is not protected unless somebody asks"]),
    ...(isDefault("mfa_configuration", "OPTIONAL")
      ? []
      : ["people cannot set up a second factor unless somebody asks"]),
    ...lintDeclarations(module),
  ];
}

/** What holds for any module of ours: no key is written down, everything says what it is, and refusals name a variable. */
export function lintDeclarations(module: Module): string[] {
  return [
    ...texts(module.files.map(({ body }) => body))
      .filter((it) => /\b(AKIA|ASIA)[A-Z0-9]{16}\b/.test(it))
      .map(() => "an access key is written down"),
    ...bodies(module, "variable")
      .filter((it) => !it.description)
      .map(() => "a variable says nothing of itself"),
    ...bodies(module, "output")
      .filter((it) => !it.description)
      .map(() => "an output says nothing of itself"),
    ...lintRefusals(module),
  ];
}

/** A refusal names its variable first, and comes before any call: the provider waits for all that can be refused. */
function lintRefusals({ blocks, locals }: Module): string[] {
  const refusable = blocks.filter(({ kind, body }) => kind === "variable" && body.validation);
  return refusable.flatMap(({ labels: [name = ""], body }) => [
    ...(body.validation as Body[])
      .filter(({ error_message }) => !new RegExp(`^${name}\\b`).test(String(error_message)))
      .map(({ error_message }) => `a refusal does not begin with ${name}: ${error_message}`),
    ...(expressions(locals.judged).includes(`var.${name}`)
      ? []
      : [`the provider does not wait for var.${name} to be judged`]),
  ]);
}

/** Policies are made of lists of operations on one pool: never of patterns. */
function lintPolicy({ locals }: Module): string[] {
  const policy = JSON.stringify(locals.console_policy ?? "");
  return [
    ...(policy.includes("Resource = [local.user_pool_arn]")
      ? []
      : ["the console's policy reaches beyond its pool"]),
    ...(/cognito-idp:\$\{operation\}/.test(policy) ? [] : ["the console's policy does not list operations"]),
  ];
}

const expressions = (value: unknown) => texts(value).map((it) => it.replace(/^\$\{|\}$/g, ""));

const ignoredIn = ({ lifecycle = [] }: Body) =>
  (lifecycle as Body[]).flatMap(({ ignore_changes }) => expressions(ignore_changes));

const made = ({ for_each, lifecycle, depends_on, ...rest }: Body = {}) => rest;
