import { type Case, client, one, POOL, plan, printed, shown, state } from "./found";

const json = (value: object) => JSON.stringify(value);
const refuse = (name: string, file: string | object, sentence: RegExp): Case => ({
  kind: "K9",
  name,
  files: [file],
  is: { refused: [sentence] },
});

/** Texts that are no state and no plan of this pool, and what the console calls them. */
export const textCases: Case[] = [
  refuse("nothing", "", /empty/),
  refuse("white space", " \n\t", /empty/),
  refuse(
    "a line before the JSON",
    `Acquiring state lock. This may take a few moments...\n${json(printed(one))}`,
    /text before (its|the) JSON/,
  ),
  refuse(
    "a log line of a wrapper before the JSON",
    `[terragrunt] 2026/11/30 Reading Terragrunt config\n${json(printed(one))}`,
    /text before (its|the) JSON/,
  ),
  refuse(
    "a line after the JSON",
    `${json(printed(one))}\nReleasing state lock. This may take a few moments...`,
    /(text after|after (its|the) JSON|several)/,
  ),
  refuse(
    "two documents",
    `${json(printed(one))}\n${json(printed(one))}`,
    /several JSON documents|2 JSON documents/,
  ),
  refuse(
    "the log of plan -json",
    `{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui","type":"version"}\n{"@level":"info","@message":"x: Plan to create","type":"planned_change"}`,
    /terraform plan -json[\s\S]*show -json/,
  ),
  refuse(
    "one line of that log",
    `{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui","type":"version"}`,
    /-json[\s\S]*show -json/,
  ),
  refuse(
    "a state of version 3",
    { version: 3, terraform_version: "0.11.14", serial: 1, modules: [{ path: ["root"], resources: {} }] },
    /version 3[\s\S]*state pull/,
  ),
  refuse("a state of version 1", { version: 1, serial: 1, modules: [] }, /version 1[\s\S]*state pull/),
  refuse("a state of a later version", { version: 5, resources: [] }, /version 5/),
  refuse(
    "the settings of a backend",
    { version: 3, serial: 1, lineage: "x", backend: { type: "s3", config: {} }, modules: [] },
    /backend[\s\S]*state pull/,
  ),
  refuse(
    "OpenTofu’s encrypted state",
    {
      serial: 1,
      lineage: "x",
      meta: { "key_provider.pbkdf2.k": "e30=" },
      encrypted_data: "AAAA",
      encryption_version: "v0",
    },
    /encrypted[\s\S]*tofu (show -json|state pull)/,
  ),
  refuse("an empty state file", state(), /no resources/),
  refuse("an empty printed state", { format_version: "1.0" }, /no resources/),
  refuse("a pulumi export", { version: 3, deployment: { manifest: {}, resources: [] } }, /Pulumi/),
  refuse(
    "data sources only",
    printed({
      ...shown("data.aws_cognito_user_pool_client.x", { user_pool_id: POOL, client_id: "a" }),
      mode: "data",
    }),
    /data source/,
  ),
  refuse(
    "data sources only, in a state file",
    state({
      mode: "data",
      type: "aws_cognito_user_pools",
      name: "x",
      instances: [{ attributes: { id: "x", name: "x" } }],
    }),
    /data source/,
  ),
  refuse("a saved plan", "PK\u0003\u0004\u0014\u0000\b\u0000tfplan", /saved plan[\s\S]*show -json/),
  refuse(
    "what plan prints",
    "Terraform will perform the following actions:\n\n  # aws_cognito_user_pool_client.two will be destroyed",
    /plan as text[\s\S]*-json/,
  ),
  refuse(
    "what show prints",
    '# aws_cognito_user_pool_client.one:\nresource "aws_cognito_user_pool_client" "one" {\n    name = "one"\n}',
    /show -json/,
  ),
  refuse("code", 'resource "aws_cognito_user_pool_client" "one" {\n  name = "one"\n}', /code|configuration/),
  refuse(
    "a list of addresses",
    "aws_cognito_user_pool.this\naws_cognito_user_pool_client.one\n",
    /state list[\s\S]*show -json/,
  ),
  refuse(
    "code as JSON",
    { resource: { aws_cognito_user_pool_client: { one: { name: "one" } } } },
    /code|configuration/,
  ),
  refuse(
    "the output of terraform output",
    { client_id: { sensitive: false, type: "string", value: "a" } },
    /terraform output/,
  ),
  refuse("a schema", { format_version: "1.0", provider_schemas: {} }, /providers schema/),
  refuse(
    "terraform validate",
    { format_version: "1.0", valid: true, error_count: 0, warning_count: 0, diagnostics: [] },
    /validate/,
  ),
  refuse(
    "a template of CloudFormation",
    { AWSTemplateFormatVersion: "2010-09-09", Resources: {} },
    /CloudFormation/,
  ),
  refuse("an answer of the AWS CLI", { UserPoolClient: { ClientId: "a" } }, /AWS CLI/),
  refuse("our own export", { poolId: POOL, region: "eu-west-1", clients: [], servers: [] }, /export/),
  refuse("a page of a proxy", "<!DOCTYPE html><html><body>Sign in</body></html>", /HTML/),
  refuse("a file that ends early", json(printed(one)).slice(0, -20), /ends too early|cut off|incomplete/),
  refuse("a list", "[]", /JSON/),
  refuse("an error of Terraform’s", "╷\n│ Error: No configuration files\n│ \n╵", /error/i),
  refuse("only resources of another kind", printed(shown("aws_sqs_queue.q", { id: "q" })), /no Cognito/),
  refuse("another pool", printed(client("x", "x", { user_pool_id: "eu-west-1_Other" })), /eu-west-1_Other/),
  {
    kind: "K9",
    name: "a byte order mark before a good state",
    files: [`\ufeff${json(printed(one))}`],
    is: { refused: [] },
  },
  {
    kind: "K9",
    name: "a plan of another format version",
    files: [plan({ planned: [one], more: { format_version: "2.0" } })],
    is: { refused: [] },
  },
  {
    kind: "K9",
    name: "a state pull with white space around",
    files: [
      `\n\n${json(state({ mode: "managed", type: "aws_cognito_user_pool_client", name: "one", instances: [{ attributes: { user_pool_id: POOL, id: "a", name: "one" } }] }))}\n`,
    ],
    is: { refused: [] },
  },
];
