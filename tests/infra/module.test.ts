import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { settingNames } from "@/lib/config";
import { awsSchema } from "@/tests/infra/aws-schema";
import { checkModule } from "@/tests/infra/check-module";
import { calledOperations, checkPolicies } from "@/tests/infra/iam/policies";
import { lintAccess } from "@/tests/infra/lint-access";
import { lintModule } from "@/tests/infra/lint-module";
import { lintValues } from "@/tests/infra/lint-values";
import { bodies, parseModule, readModule } from "@/tests/infra/module";
import { infraFolder } from "@/tests/infra/terraform";

const module = await readModule(infraFolder);

test("infra/ fits the schema of the AWS provider", () => {
  const count = (...kinds: string[]) => module.blocks.filter(({ kind }) => kinds.includes(kind)).length;
  console.log(
    `Our own checker read ${module.files.length} files of infra/: ${count("resource", "data")} resources and data sources ` +
      `against the schema of the AWS provider ${awsSchema.version}, ${count("variable")} variables, ${count("output")} outputs.`,
  );
  expect(checkModule(module)).toEqual([]);
});

test("infra/ keeps the rules that no plan checks", () => {
  expect(lintModule(module)).toEqual([]);
  expect(lintValues(module)).toEqual([]);
  expect(lintAccess(module)).toEqual([]);
});

test("the console's policy allows what lib/aws/cognito calls and nothing else, and every action exists", async () => {
  expect(await checkPolicies(infraFolder, calledOperations())).toEqual([]);
});

test("a call that the console's policy does not allow is told", async () => {
  expect(await checkPolicies(infraFolder, [...calledOperations(), "AdminCreateUser"])).toContain(
    "policies/console.json lacks AdminCreateUser, which lib/aws/cognito calls",
  );
});

test("the names that others rely on are there", () => {
  for (const name of ["domain_prefix", "environment_name"])
    expect(bodies(module, "variable", name)).toHaveLength(1);
  for (const name of ["cognito_app_client_id", "cognito_app_client_secret", "token_endpoint"])
    expect(bodies(module, "output", name)).toHaveLength(1);
  expect(bodies(module, "output", "cognito_app_client_secret")[0]).toMatchObject({ sensitive: true });
});

// What the module cannot know: choices of those who run the console, and what no state should hold.
const notOfInfra = [
  "NEXTAUTH_SECRET",
  "FINGERPRINT_KEY",
  "DATABASE_URL",
  "DATABASE_CA_FILE",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  "NEXTAUTH_SECRET_FILE",
  "SIGN_IN_CLIENT_SECRET_FILE",
  "DATABASE_URL_FILE",
  "FINGERPRINT_KEY_FILE",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY_FILE",
  "DRAIN_SECONDS",
  "DATA_DIR",
  "PORT",
  "LOCAL_COGNITO_PORT",
  "CHROMIUM_PATH",
  "TRUSTED_PROXY_HOPS",
  "ROTATION_OVERLAP_MINUTES",
  "ROTATION_UNDO",
  "ROTATION_UNDO_HOURS",
  "SECRET_MAX_AGE_DAYS",
  "SECRET_PREFIX",
  "SECRETS_MADE_BY",
  "COGNITO_RATE",
  "AWS_ENDPOINT_URL",
  "AWS_ENDPOINT_URL_STS",
  "COGNITO_RATE_SHARE",
  "COGNITO_IDLE_HOURS",
  "CONFIRM_ENVIRONMENTS",
  // For issuers other than Cognito.
  "SIGN_IN_GROUPS_SEPARATOR",
  "SIGN_IN_PARAMETERS",
  "SIGN_IN_SCOPES",
];

test("console_env prints every setting of the console that the module can know, and no other", () => {
  const [output] = bodies(module, "output", "console_env");
  const printed = [...String(output?.value).matchAll(/^\s+([A-Z][A-Z_]+)\s+=/gm)].map(([, name]) => name);
  const ofTheSdk = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
  expect([...printed, ...notOfInfra].sort()).toEqual([...settingNames, ...ofTheSdk].sort());
});

test("README tells of every variable and every output", () => {
  const readme = readFileSync(join(infraFolder, "README.md"), "utf8");
  const names = module.blocks
    .filter((it) => ["variable", "output"].includes(it.kind))
    .map((it) => it.labels[0] ?? "");
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("every example and every environment sets variables that there are", async () => {
  const variables = module.blocks.filter((it) => it.kind === "variable").map((it) => it.labels[0]);
  const examples = readdirSync(join(infraFolder, "examples"))
    .map((it) => `examples/${it}/terraform.tfvars`)
    .filter((it) => existsSync(join(infraFolder, it)));
  expect(examples).toHaveLength(4);
  const environments = readdirSync(join(infraFolder, "environments"))
    .filter((it) => it.endsWith(".tfvars"))
    .map((it) => `environments/${it}`);
  const all = [...examples, ...environments];
  const read = await parseModule(
    Object.fromEntries(all.map((it) => [it, readFileSync(join(infraFolder, it), "utf8")])),
  );
  expect(read.broken).toEqual([]);
  for (const { body } of read.files) expect(variables).toEqual(expect.arrayContaining(Object.keys(body)));
});

test("nothing that Terraform makes is kept in version control", () => {
  const ignored = readFileSync(join(projectRoot, ".gitignore"), "utf8").split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".terraform", "*.tfstate", "*.tfstate.*", "*.tfplan"]));
});
