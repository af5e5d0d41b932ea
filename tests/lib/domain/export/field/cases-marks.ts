import {
  both,
  type Case,
  change,
  client,
  definition,
  keptClient,
  noop,
  one,
  plan,
  printed,
  server,
  shown,
  state,
  two,
} from "./found";

/** Marks of objects in states and plans: moved, tainted, deposed, changed outside (K2). */
export const markCases: Case[] = [
  {
    kind: "K2",
    name: "a tainted client in a state file",
    files: [
      state(
        keptClient("one", { attributes: { id: "a" } }),
        keptClient("two", { status: "tainted", attributes: { id: "b" } }),
      ),
    ],
    definitions: both,
    is: { endings: ["replaces two (aws_cognito_user_pool_client.two)"], onlyInPool: [] },
  },
  {
    kind: "K2",
    name: "a tainted client in a printed state",
    files: [printed(one, { ...two, tainted: true } as typeof two)],
    definitions: both,
    is: { endings: ["replaces two (aws_cognito_user_pool_client.two)"], onlyInPool: [] },
  },
  {
    kind: "K2",
    name: "a deposed object beside its successor",
    files: [
      state(keptClient("one", { attributes: { id: "a" } }, { deposed: "0123abcd", attributes: { id: "b" } })),
    ],
    definitions: both,
    is: { endings: ["destroys one (aws_cognito_user_pool_client.one)"], onlyInPool: [], imports: "" },
  },
  {
    kind: "K2",
    name: "a deposed object in a plan",
    files: [
      plan({
        planned: [one],
        prior: [one, { ...client("one", "b"), deposed_key: "0123abcd" } as typeof one],
        changes: [noop(one), { ...change(client("one", "b"), ["delete"]), deposed: "0123abcd" }],
      }),
    ],
    definitions: both,
    is: { endings: ["destroys one (aws_cognito_user_pool_client.one)"], onlyInPool: [], onlyInCode: [] },
  },
  {
    kind: "K2",
    name: "a plan that only reads a data source",
    files: [
      plan({
        planned: [one, two],
        prior: [one, two],
        changes: [
          noop(one),
          noop(two),
          { ...change(shown("data.aws_cognito_user_pool_client.x"), ["read"]), mode: "data" },
        ],
      }),
    ],
    definitions: both,
    is: { endings: [], onlyInPool: [], odd: [] },
  },
  {
    kind: "K2",
    name: "a plan that recreates what somebody deleted",
    files: [
      plan({
        planned: [one, client("two", null)],
        prior: [one],
        changes: [noop(one), change(client("two", null), ["create"])],
        drift: [change(two, ["delete"])],
      }),
    ],
    pool: { clients: [{ clientId: "a", name: "one" }] },
    definitions: [definition("a", "one")],
    is: { endings: [], onlyInPool: [], imports: "", notes: /two/ },
  },
  {
    kind: "K2",
    name: "a change that deletes a resource server",
    files: [
      plan({
        planned: [one, two],
        prior: [one, two, server("s", "orders", ["read"])],
        changes: [change(server("s", "orders", ["read"]), ["delete"])],
      }),
    ],
    pool: {
      servers: [{ identifier: "orders", name: "orders", scopes: [{ name: "read", description: "read" }] }],
    },
    definitions: both,
    is: { endings: ["destroys orders (aws_cognito_resource_server.s)"], onlyInPool: [], imports: "" },
  },
  {
    kind: "K2",
    name: "an update in place, which shows",
    files: [
      plan({
        planned: [client("one", "a", { name: "new" }), two],
        prior: [one, two],
        changes: [change(client("one", "a"), ["update"]), noop(two)],
      }),
    ],
    definitions: both,
    is: { endings: [], different: ["aws_cognito_user_pool_client.one name"] },
  },
  {
    kind: "K2",
    name: "prior state that the console has not seen in changes",
    files: [plan({ planned: [], prior: [one, two] })],
    definitions: both,
    is: { onlyInPool: [], imports: "" },
  },
];
