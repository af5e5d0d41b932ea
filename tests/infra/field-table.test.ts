import {
  AnalyticsConfigurationType$,
  CreateUserPoolClientRequest$,
  RefreshTokenRotationType$,
  ResourceServerScopeType$,
  ResourceServerType$,
  TokenValidityUnitsType$,
  UserPoolClientType$,
  UserPoolType$,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { type ClientDefinition, clientBlocks, clientSettingNames } from "@/lib/domain/client/definition";
import { type ExportForm, exportFile, exportForms } from "@/lib/domain/export/file";
import { notCarried } from "@/lib/domain/export/not-carried";
import { type Attribute, blockOf } from "@/tests/infra/aws-schema";

const sorted = (names: readonly string[]) => [...names].sort();
const leftOut = (of: keyof typeof notCarried) => notCarried[of].flatMap(({ members }) => members);
/** Names of members begin with a capital; the others are resources of their own. */
const members = (of: keyof typeof notCarried) => leftOut(of).filter((it) => /^[A-Z]/.test(it));
const plain = clientSettingNames.map(([, member]) => member);
const nested = clientBlocks.map(({ member }) => member);

test("every member of the SDK’s client is carried, or named as not carried", () => {
  const carried = ["UserPoolId", "ClientId", "ClientName", ...plain, ...nested, ...members("client")];
  expect(sorted(UserPoolClientType$[4])).toEqual(sorted(carried));
  const given = ["UserPoolId", "ClientName", "GenerateSecret", "ClientSecret", ...plain, ...nested];
  expect(sorted(CreateUserPoolClientRequest$[4])).toEqual(sorted(given));
});

test.each([
  ["TokenValidityUnits", TokenValidityUnitsType$],
  ["RefreshTokenRotation", RefreshTokenRotationType$],
  ["AnalyticsConfiguration", AnalyticsConfigurationType$],
])("every member of the SDK’s %s is carried", (member, model) => {
  const fields = clientBlocks.find((it) => it.member === member)?.fields ?? [];
  expect(sorted(fields.map(([, name]) => name))).toEqual(sorted(model[4]));
});

test("every member of the SDK’s resource server and pool is carried, or named as not carried", () => {
  const server = ["UserPoolId", "Identifier", "Name", "Scopes", ...members("server")];
  expect(sorted(ResourceServerType$[4])).toEqual(sorted(server));
  expect(sorted(ResourceServerScopeType$[4])).toEqual(["ScopeDescription", "ScopeName"]);
  expect(sorted(UserPoolType$[4])).toEqual(sorted(["Id", ...members("pool")]));
});

const schema = blockOf("resource", "aws_cognito_user_pool_client");
const isComputed = ([, it]: [string, Attribute]) => it.computed === true;

test("every argument of the provider’s client is in the table, and what it decides itself is marked", () => {
  const others = ["id", "region", "user_pool_id", "name", "client_secret", "generate_secret"];
  const names = clientSettingNames.map(([, , argument]) => argument);
  expect(sorted(Object.keys(schema.attributes))).toEqual(sorted([...names, ...others]));
  for (const name of names) expect(schema.attributes[name]).toMatchObject({ optional: true, computed: true });
  expect(sorted(Object.keys(schema.block_types))).toEqual(sorted(clientBlocks.map(({ block }) => block)));
  for (const { block, fields } of clientBlocks) {
    const { attributes = {} } = schema.block_types[block]?.block ?? {};
    expect(sorted(Object.keys(attributes))).toEqual(sorted(fields.map(([, , argument]) => argument)));
    const computed = fields
      .filter(([, , , source]) => source === "computed")
      .map(([, , argument]) => argument);
    const decided = Object.entries(attributes).filter(isComputed);
    expect(sorted(decided.map(([name]) => name))).toEqual(sorted(computed));
  }
});

test("the adopting type has the same settings, and a name that it only reads", () => {
  const adopted = blockOf("resource", "aws_cognito_managed_user_pool_client");
  expect(adopted.block_types).toEqual(schema.block_types);
  expect(adopted.attributes.name).toEqual({ type: "string", computed: true });
  for (const [, , argument] of clientSettingNames)
    expect(adopted.attributes[argument]).toEqual(schema.attributes[argument]);
});

test("every argument of the provider’s resource server is carried", () => {
  const { attributes, block_types } = blockOf("resource", "aws_cognito_resource_server");
  const decided = ["id", "region", "scope_identifiers"];
  expect(sorted(Object.keys(attributes))).toEqual(sorted(["identifier", "name", "user_pool_id", ...decided]));
  expect(Object.keys(block_types)).toEqual(["scope"]);
});

/** A client with a value of its own in every setting. */
const whole: ClientDefinition = {
  clientId: "1example",
  name: "whole",
  hasSecret: true,
  settings: Object.fromEntries([
    ...clientSettingNames.map(([key, , argument], index) => {
      const type = schema.attributes[argument]?.type;
      return [key, sampleOf(type, index)];
    }),
    ...clientBlocks.flatMap(({ block, fields }, index) =>
      fields.map(([key, , argument], at) => {
        const type = schema.block_types[block]?.block.attributes[argument]?.type;
        return [key, sampleOf(type, 100 * (index + 1) + at)];
      }),
    ),
  ]),
  notCarried: ["MemberOfTheFuture"],
};

function sampleOf(type: Attribute["type"] | undefined, index: number) {
  if (type === "number") return 1_000 + index;
  if (type === "bool") return true;
  return type === "string" ? `text-${index}` : [`item-${index}`];
}

const exported = { poolId: "eu-west-1_A", region: "eu-west-1", clients: [whole], servers: [] };
const forms = exportForms.map(({ id }) => id).filter((it) => it !== "terraform-imports");

test.each(forms)("the form %s has every setting, and names the member that it lacks", (form) => {
  const text = exportFile(exported, form, { hasPoolVariable: false });
  for (const value of Object.values(whole.settings))
    if (typeof value !== "boolean") expect(text).toContain(String(value));
  const names = namesIn(form);
  for (const name of names) expect(text).toContain(name);
  expect(text).toContain("MemberOfTheFuture");
});

/** The names of all settings in a form. Those of CDK are of aws-cdk-lib 2.276.0 (CfnUserPoolClientProps). */
function namesIn(form: ExportForm): string[] {
  if (form === "json") return Object.keys(whole.settings);
  if (form === "terraform")
    return [
      ...clientSettingNames.map(([, , argument]) => argument),
      ...clientBlocks.flatMap(({ block, fields }) => [block, ...fields.map(([, , argument]) => argument)]),
    ];
  const aws = [...plain, ...nested, ...clientBlocks.flatMap(({ fields }) => fields.map(([, name]) => name))];
  return form === "cdk" ? cdkNames : aws;
}

const cdkNames = [
  ...["accessTokenValidity", "allowedOAuthFlows", "allowedOAuthFlowsUserPoolClient", "allowedOAuthScopes"],
  ...["analyticsConfiguration", "authSessionValidity", "callbackUrLs", "clientName", "defaultRedirectUri"],
  ...["enablePropagateAdditionalUserContextData", "enableTokenRevocation", "explicitAuthFlows"],
  ...["generateSecret", "idTokenValidity", "logoutUrLs", "preventUserExistenceErrors", "readAttributes"],
  ...["refreshTokenRotation", "refreshTokenValidity", "supportedIdentityProviders", "tokenValidityUnits"],
  ...["userPoolId", "writeAttributes", "accessToken", "idToken", "refreshToken", "feature"],
  ...[
    "retryGracePeriodSeconds",
    "applicationArn",
    "applicationId",
    "externalId",
    "roleArn",
    "userDataShared",
  ],
];
