import {
  both,
  type Case,
  change,
  client,
  definition,
  noop,
  one,
  POOL,
  plan,
  poolResource,
  shown,
  two,
} from "./found";

const destroysTwo = ["destroys two (aws_cognito_user_pool_client.two)"];

const replacement = (name: string, actions: string[]): Case => ({
  kind: "K2",
  name,
  files: [
    plan({
      planned: [one, client("two", null)],
      prior: [one, two],
      changes: [noop(one), change(two, actions)],
    }),
  ],
  definitions: both,
  is: {
    endings: ["replaces two (aws_cognito_user_pool_client.two)"],
    onlyInPool: [],
    onlyInCode: [],
    imports: "",
  },
});

/** Plans, read whole: what they destroy, and what they leave out (K2). */
export const planCases: Case[] = [
  {
    kind: "K2",
    name: "a plan that deletes one of two",
    files: [plan({ planned: [one], prior: [one, two], changes: [noop(one), change(two, ["delete"])] })],
    definitions: both,
    is: { endings: destroysTwo, onlyInPool: [], imports: "" },
  },
  replacement("a replacement whose new id is unknown", ["delete", "create"]),
  replacement("a replacement that creates first", ["create", "delete"]),
  {
    kind: "K2",
    name: "a removed block",
    files: [plan({ planned: [one], prior: [one, two], changes: [noop(one), change(two, ["forget"])] })],
    definitions: both,
    is: { endings: ["forgets two (aws_cognito_user_pool_client.two)"], onlyInPool: [], imports: "" },
  },
  {
    kind: "K2",
    name: "a plan with -target, whose planned values lack the rest",
    files: [plan({ planned: [one], prior: [one, two], changes: [noop(one)], more: { complete: false } })],
    definitions: [definition("a", "one"), definition("b", "renamed")],
    is: { endings: [], onlyInPool: [], imports: "", different: ["aws_cognito_user_pool_client.two name"] },
  },
  {
    kind: "K2",
    name: "a plan with -target, a client of the rest gone",
    files: [plan({ planned: [one], prior: [one, two], changes: [noop(one)], more: { complete: false } })],
    definitions: [definition("a", "one")],
    gone: ["b"],
    is: { onlyInCode: ["b"], onlyInPool: [] },
  },
  {
    kind: "K2",
    name: "a -refresh-only plan",
    files: [plan({ prior: [one, two], drift: [change(two, ["update"])] })],
    definitions: both,
    is: { refused: [], onlyInPool: [], imports: "", different: [] },
  },
  {
    kind: "K2",
    name: "a -refresh-only plan that found a client deleted",
    files: [plan({ prior: [one], drift: [change(two, ["delete"])] })],
    pool: { clients: [{ clientId: "a", name: "one" }] },
    definitions: [definition("a", "one")],
    gone: ["b"],
    is: { refused: [], onlyInPool: [], onlyInCode: [], imports: "", notes: /two/ },
  },
  {
    kind: "K2",
    name: "a -destroy plan",
    files: [plan({ prior: [one, two], changes: [change(one, ["delete"]), change(two, ["delete"])] })],
    definitions: both,
    is: {
      refused: [],
      endings: ["destroys one (aws_cognito_user_pool_client.one)", ...destroysTwo],
      onlyInPool: [],
      onlyInCode: [],
      imports: "",
      notes: /destroys (all|everything)/i,
    },
  },
  {
    kind: "K2",
    name: "a -destroy plan of a pool and its client",
    files: [
      plan({
        prior: [poolResource(), one],
        changes: [change(poolResource(), ["delete"]), change(one, ["delete"])],
      }),
    ],
    definitions: both,
    is: {
      endings: [`destroys p (aws_cognito_user_pool.this)`, "destroys one (aws_cognito_user_pool_client.one)"],
      notes: /every client/i,
    },
  },
  {
    kind: "K2",
    name: "a plan that replaces the pool",
    files: [
      plan({
        planned: [
          shown("aws_cognito_user_pool.this", { name: "q" }),
          client("one", null, { user_pool_id: undefined }),
        ],
        prior: [poolResource(), one],
        changes: [change(poolResource(), ["delete", "create"]), change(one, ["delete", "create"])],
      }),
    ],
    definitions: both,
    is: {
      refused: [],
      endings: [`replaces p (aws_cognito_user_pool.this)`, "replaces one (aws_cognito_user_pool_client.one)"],
      onlyInPool: ["b"],
    },
  },
  {
    kind: "K2",
    name: "a plan that destroys the domain",
    files: [
      plan({
        planned: [poolResource(), one],
        prior: [
          poolResource(),
          one,
          shown("aws_cognito_user_pool_domain.main", { domain: "orders", user_pool_id: POOL }),
        ],
        changes: [
          change(shown("aws_cognito_user_pool_domain.main", { domain: "orders", user_pool_id: POOL }), [
            "delete",
          ]),
        ],
      }),
    ],
    definitions: both,
    is: { endings: ["destroys orders (aws_cognito_user_pool_domain.main)"], onlyInPool: ["b"] },
  },
  {
    kind: "K2",
    name: "a client moved to another address",
    files: [
      plan({
        planned: [client("uno", "a", { name: "one" }), two],
        prior: [one, two],
        changes: [
          { ...change(client("uno", "a", { name: "one" }), ["no-op"]), previous_address: one.address },
          noop(two),
        ],
      }),
    ],
    definitions: both,
    is: { endings: [], onlyInPool: [], onlyInCode: [], different: [] },
  },
  {
    kind: "K2",
    name: "a plan that imports a client",
    files: [plan({ planned: [one, two], prior: [one], changes: [noop(one), change(two, ["no-op"], {})] })],
    definitions: both,
    is: { onlyInPool: [], imports: "" },
  },
  {
    kind: "K2",
    name: "a plan that ended with an error",
    files: [plan({ planned: [one], prior: [one], changes: [noop(one)], more: { errored: true } })],
    definitions: both,
    is: { notes: /error|incomplete/i, onlyInPool: ["b"], imports: "" },
  },
];
