/** A file that somebody chooses to make clients from. */
export type ImportCase = {
  name: string;
  text: string;
  /** Per client of the file: its name and scopes, or what its refusal says. */
  rows?: (RegExp | { name: string; scopes: string[]; tokenMinutes?: number; leftOut?: RegExp[] })[];
  /** What the refusal of the whole file says. */
  refused?: RegExp;
};

const json = (value: unknown) => JSON.stringify(value);
const settings = { flows: ["client_credentials"], isOAuthOn: true, scopes: ["orders/read"], authFlows: [] };
const ours = (name: string, more: object = {}) => ({
  clientId: "a",
  name,
  hasSecret: true,
  settings: { ...settings, ...more },
});
const exported = (...clients: object[]) => ({
  poolId: "eu-west-1_A",
  region: "eu-west-1",
  clients,
  servers: [],
});
const described = (more: object = {}) => ({
  UserPoolClient: {
    UserPoolId: "eu-west-1_A",
    ClientName: "worker",
    ClientId: "1example",
    ClientSecret: "hush-hush",
    LastModifiedDate: "2026-11-30T10:00:00.000000+00:00",
    CreationDate: 1764496800.123,
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthScopes: ["orders/read"],
    AllowedOAuthFlowsUserPoolClient: true,
    EnableTokenRevocation: true,
    AuthSessionValidity: 3,
    ...more,
  },
});
const worker = { name: "worker", scopes: ["orders/read"] };
const skeleton = (more: object = {}) => ({
  UserPoolId: "",
  ClientName: "",
  GenerateSecret: true,
  RefreshTokenValidity: 0,
  AccessTokenValidity: 0,
  IdTokenValidity: 0,
  TokenValidityUnits: { AccessToken: "seconds", IdToken: "minutes", RefreshToken: "hours" },
  ReadAttributes: [""],
  WriteAttributes: [""],
  ExplicitAuthFlows: ["ADMIN_NO_SRP_AUTH"],
  SupportedIdentityProviders: [""],
  CallbackURLs: [""],
  LogoutURLs: [""],
  DefaultRedirectURI: "",
  AllowedOAuthFlows: ["code"],
  AllowedOAuthScopes: [""],
  AllowedOAuthFlowsUserPoolClient: true,
  AnalyticsConfiguration: {
    ApplicationId: "",
    ApplicationArn: "",
    RoleArn: "",
    ExternalId: "",
    UserDataShared: true,
  },
  PreventUserExistenceErrors: "LEGACY",
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: true,
  AuthSessionValidity: 0,
  ...more,
});
const filled = {
  ClientName: "worker",
  AllowedOAuthFlows: ["client_credentials"],
  AllowedOAuthScopes: ["orders/read"],
  ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
};

/** Files of all kinds, and what is read from them. */
export const importCases: ImportCase[] = [
  {
    name: "an export of one client",
    text: json(exported(ours("one"))),
    rows: [{ name: "one", scopes: ["orders/read"] }],
  },
  {
    name: "an export of two clients",
    text: json(exported(ours("one"), ours("two"))),
    rows: [
      { name: "one", scopes: ["orders/read"] },
      { name: "two", scopes: ["orders/read"] },
    ],
  },
  {
    name: "an export with a null value",
    text: json(exported(ours("one", { callbackUrls: null, idTokenValidity: null }))),
    rows: [{ name: "one", scopes: ["orders/read"] }],
  },
  { name: "an export of none", text: json(exported()), refused: /no clients/ },
  {
    name: "an export of a sign-in client and a machine",
    text: json(exported(ours("people", { flows: ["code"] }), ours("one"))),
    rows: [/people is a user sign-in client/, { name: "one", scopes: ["orders/read"] }],
  },
  {
    name: "an export with a client that has a wrong value",
    text: json(exported(ours("odd", { scopes: "orders/read" }), ours("one"))),
    rows: [/AllowedOAuthScopes/, { name: "one", scopes: ["orders/read"] }],
  },
  {
    name: "an answer of describe-user-pool-client",
    text: json(described()),
    rows: [{ ...worker, tokenMinutes: 60, leftOut: [/ClientSecret/] }],
  },
  {
    name: "the same with minutes",
    text: json(described({ AccessTokenValidity: 15, TokenValidityUnits: { AccessToken: "minutes" } })),
    rows: [{ ...worker, tokenMinutes: 15 }],
  },
  {
    name: "the same with hours by default",
    text: json(described({ AccessTokenValidity: 2 })),
    rows: [{ ...worker, tokenMinutes: 120 }],
  },
  { name: "the same without the outer member", text: json(described().UserPoolClient), rows: [worker] },
  {
    name: "two answers in a list",
    text: json([described(), described({ ClientName: "other" })]),
    rows: [worker, { name: "other", scopes: ["orders/read"] }],
  },
  {
    name: "two answers one after the other",
    text: `${json(described())}\n${json(described({ ClientName: "other" }))}`,
    rows: [worker, { name: "other", scopes: ["orders/read"] }],
  },
  {
    name: "an answer with nulls",
    text: json(described({ CallbackURLs: null, IdTokenValidity: null, TokenValidityUnits: null })),
    rows: [worker],
  },
  {
    name: "an answer with rotation",
    text: json(described({ RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 60 } })),
    rows: [{ ...worker, leftOut: [/ClientSecret/, /RefreshTokenRotation/] }],
  },
  {
    name: "an answer with a member of the future",
    text: json(described({ NewMember: { secret: "hush-hush" } })),
    rows: [{ ...worker, leftOut: [/ClientSecret/, /NewMember/] }],
  },
  {
    name: "an answer about people",
    text: json(described({ AllowedOAuthFlows: ["code"] })),
    rows: [/worker is a user sign-in client/],
  },
  { name: "a skeleton as it comes", text: json(skeleton()), rows: [/ClientName/] },
  { name: "a skeleton that is filled in", text: json(skeleton(filled)), rows: [worker] },
  {
    name: "a skeleton with its zeros replaced",
    text: json(skeleton({ ...filled, AccessTokenValidity: 1800 })),
    rows: [{ ...worker, tokenMinutes: 30 }],
  },
  {
    name: "an input of create-user-pool-client",
    text: json({ UserPoolId: "eu-west-1_A", ...filled }),
    rows: [worker],
  },
  {
    name: "a list of names alone",
    text: json({ UserPoolClients: [{ ClientId: "a", ClientName: "one", UserPoolId: "p" }] }),
    refused: /describe-user-pool-client/,
  },
  {
    name: "a skeleton as YAML",
    text: "UserPoolId: ''\nClientName: ''\nGenerateSecret: true\n",
    refused: /YAML/,
  },
  {
    name: "a template",
    text: json({ AWSTemplateFormatVersion: "2010-09-09", Resources: {} }),
    refused: /CloudFormation/,
  },
  { name: "a state of Terraform", text: json({ version: 4, resources: [] }), refused: /Terraform/ },
  {
    name: "code of Terraform",
    text: 'resource "aws_cognito_user_pool_client" "x" {\n}',
    refused: /Terraform/,
  },
  { name: "a pool", text: json({ UserPool: { Id: "p" } }), refused: /user pool/ },
  {
    name: "a list of the console’s clients as JSON",
    text: json({
      poolId: "p",
      environment: "dev",
      at: "x",
      isWhole: true,
      clients: [{ clientId: "a", name: "one", kind: "m2m", scopes: ["orders/read"], tokenMinutes: 30 }],
    }),
    rows: [{ name: "one", scopes: ["orders/read"], tokenMinutes: 30 }],
  },
  {
    name: "an error of the AWS CLI",
    text: "\nAn error occurred (AccessDeniedException) when calling the DescribeUserPoolClient operation: no",
    refused: /error/i,
  },
  { name: "nothing", text: " ", refused: /empty/ },
  { name: "half an answer", text: json(described()).slice(0, -30), refused: /JSON/ },
  { name: "a list of names in JSON", text: json(["one"]), rows: [/isn’t a client/] },
  {
    name: "CSV with the least",
    text: "name,scopes\none,orders/read\ntwo,orders/read orders/write\n",
    rows: [
      { name: "one", scopes: ["orders/read"], tokenMinutes: 60 },
      { name: "two", scopes: ["orders/read", "orders/write"] },
    ],
  },
  {
    name: "CSV of the console’s list",
    text: '"client id","name","kind","owner team","scopes","dead scopes","suspended","token minutes","secrets"\r\n"a","one","m2m","orders","orders/read","0","no","30","1"\r\n',
    rows: [{ name: "one", scopes: ["orders/read"], tokenMinutes: 30 }],
  },
  {
    name: "CSV with semicolons",
    text: "Name;Scopes;Token minutes\none;orders/read;15\n",
    rows: [{ name: "one", scopes: ["orders/read"], tokenMinutes: 15 }],
  },
  {
    name: "CSV with tabs",
    text: "name\tscopes\none\torders/read\n",
    rows: [{ name: "one", scopes: ["orders/read"] }],
  },
  {
    name: "CSV with quotes, commas and line breaks",
    text: 'name,scopes\n"one, ""two""","orders/read\norders/write"\n',
    rows: [{ name: 'one, "two"', scopes: ["orders/read", "orders/write"] }],
  },
  {
    name: "CSV with an empty name",
    text: "name,scopes\n,orders/read\none,orders/read\n",
    rows: [/name/, { name: "one", scopes: ["orders/read"] }],
  },
  {
    name: "CSV with a wrong lifetime",
    text: "name,scopes,token minutes\none,orders/read,soon\n",
    rows: [/token minutes/],
  },
  { name: "CSV without a column of scopes", text: "name,owner\none,me\n", refused: /scopes/ },
  { name: "CSV with a head alone", text: "name,scopes\n", refused: /no clients/ },
  {
    name: "CSV with a formula guard",
    text: 'name,scopes\n"\'-one",orders/read\n',
    rows: [{ name: "-one", scopes: ["orders/read"] }],
  },
  {
    name: "CSV with a byte order mark and empty lines",
    text: "\ufeffname,scopes\n\none,orders/read\n\n",
    rows: [{ name: "one", scopes: ["orders/read"] }],
  },
  {
    name: "CSV of a sign-in client",
    text: '"name","kind","scopes"\n"people","people","openid"\n',
    rows: [/people is a user sign-in client/],
  },
];
