import {
  both,
  type Case,
  change,
  client,
  definition,
  keptClient,
  one,
  plan,
  printed,
  server,
  state,
  two,
  twoKept,
} from "./found";

const sameAs = (
  attributes: object,
  settings: object,
  ...different: string[]
): Pick<Case, "files" | "definitions" | "is"> => ({
  files: [printed(client("one", "a", attributes), two)],
  definitions: [definition("a", "one", settings), definition("b", "two")],
  is: { different },
});
const A = "aws_cognito_user_pool_client.one";

/** What counts as a difference (K5, K6). */
export const settingCases: Case[] = [
  {
    kind: "K5",
    name: "refresh token rotation only in the pool",
    ...sameAs(
      {},
      { rotation: "ENABLED", rotationGraceSeconds: 60 },
      `${A} refresh_token_rotation.feature`,
      `${A} refresh_token_rotation.retry_grace_period_seconds`,
    ),
  },
  {
    kind: "K5",
    name: "refresh token rotation alike",
    ...sameAs(
      { refresh_token_rotation: [{ feature: "ENABLED", retry_grace_period_seconds: 60 }] },
      { rotation: "ENABLED", rotationGraceSeconds: 60 },
    ),
  },
  {
    kind: "K5",
    name: "refresh token rotation with another grace",
    ...sameAs(
      { refresh_token_rotation: [{ feature: "ENABLED", retry_grace_period_seconds: 60 }] },
      { rotation: "ENABLED", rotationGraceSeconds: 10 },
      `${A} refresh_token_rotation.retry_grace_period_seconds`,
    ),
  },
  {
    kind: "K5",
    name: "refresh token rotation only in code",
    ...sameAs(
      { refresh_token_rotation: [{ feature: "ENABLED" }] },
      {},
      `${A} refresh_token_rotation.feature`,
    ),
  },
  {
    kind: "K5",
    name: "analytics",
    ...sameAs(
      { analytics_configuration: [{ application_arn: "arn:x", user_data_shared: true }] },
      { analyticsApplicationArn: "arn:y", isAnalyticsShared: true },
      `${A} analytics_configuration.application_arn`,
    ),
  },
  {
    kind: "K5",
    name: "a member that nobody knows yet",
    files: [printed(one, two)],
    definitions: [
      { ...definition("a", "one"), notCarried: ["FutureMember"] } as never,
      definition("b", "two"),
    ],
    is: { notes: /FutureMember/ },
  },
  {
    kind: "K5",
    name: "a description of a scope",
    files: [printed(one, two, server("orders", "orders", ["read"]))],
    pool: {
      servers: [{ identifier: "orders", name: "orders", scopes: [{ name: "read", description: "other" }] }],
    },
    definitions: both,
    is: { different: ["aws_cognito_resource_server.orders scope"] },
  },
  {
    kind: "K6",
    name: "no units in the state, the provider’s defaults in the pool",
    ...sameAs({}, { accessTokenUnit: "hours", idTokenUnit: "hours", refreshTokenUnit: "days" }),
  },
  {
    kind: "K6",
    name: "an empty list of units",
    ...sameAs(
      { token_validity_units: [] },
      { accessTokenUnit: "hours", idTokenUnit: "hours", refreshTokenUnit: "days" },
    ),
  },
  {
    kind: "K6",
    name: "one unit of three, the others at their default",
    ...sameAs(
      { token_validity_units: [{ access_token: "minutes" }] },
      { accessTokenUnit: "minutes", idTokenUnit: "hours", refreshTokenUnit: "days" },
    ),
  },
  {
    kind: "K6",
    name: "default units in code, none in the pool",
    ...sameAs(
      { token_validity_units: [{ access_token: "hours", id_token: "hours", refresh_token: "days" }] },
      {},
    ),
  },
  {
    kind: "K6",
    name: "another unit, which is a difference",
    ...sameAs(
      { token_validity_units: [{ access_token: "hours" }] },
      { accessTokenUnit: "minutes" },
      `${A} token_validity_units.access_token`,
    ),
  },
  {
    kind: "K6",
    name: "no units in code, minutes in the pool",
    ...sameAs({}, { accessTokenUnit: "minutes" }, `${A} token_validity_units.access_token`),
  },
  {
    kind: "K6",
    name: "what the code leaves to Cognito",
    ...sameAs(
      { auth_session_validity: null, callback_urls: null },
      { sessionMinutes: 3, callbackUrls: ["https://x.example"] },
    ),
  },
  {
    kind: "K6",
    name: "an old state without the attribute",
    ...sameAs({}, { sessionMinutes: 3, isRevocable: true, userExistenceErrors: "LEGACY" }),
  },
  {
    kind: "K6",
    name: "old zeros and empty texts",
    ...sameAs(
      { access_token_validity: 0, default_redirect_uri: "", prevent_user_existence_errors: "" },
      { accessTokenValidity: 60, userExistenceErrors: "LEGACY" },
    ),
  },
  {
    kind: "K6",
    name: "an empty list that the code sets",
    ...sameAs({ allowed_oauth_scopes: [] }, { scopes: ["orders/read"] }, `${A} allowed_oauth_scopes`),
  },
  {
    kind: "K6",
    name: "scopes changed outside, a state file",
    files: [state(keptClient("one", { attributes: { id: "a", allowed_oauth_scopes: ["x/a"] } }), twoKept)],
    definitions: [definition("a", "one", { scopes: ["x/b"] }), definition("b", "two")],
    is: { notes: /ignore_changes/, different: [`${A} allowed_oauth_scopes`] },
  },
  {
    kind: "K6",
    name: "the same in a plan, which knows ignore_changes",
    files: [
      plan({
        planned: [client("one", "a", { allowed_oauth_scopes: ["x/b"] }), two],
        prior: [client("one", "a", { allowed_oauth_scopes: ["x/b"] }), two],
        changes: [change(one, ["no-op"])],
      }),
    ],
    definitions: [definition("a", "one", { scopes: ["x/b"] }), definition("b", "two")],
    is: { different: [], notes: /^(?!.*ignore_changes)/ },
  },
  {
    kind: "K6",
    name: "a number that is written as a text",
    ...sameAs({ access_token_validity: "60" }, { accessTokenValidity: 60 }),
  },
];
