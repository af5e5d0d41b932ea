import {
  both,
  type Case,
  client,
  definition,
  kept,
  keptClient,
  one,
  POOL,
  plan,
  printed,
  shown,
  state,
  two,
  twoKept,
} from "./found";

const pool = {
  servers: [{ identifier: "orders", name: "orders", scopes: [{ name: "read", description: "read" }] }],
};

const A = "aws_cognito_user_pool_client.one";

/** Odd items, and keys that shells trip over (K8, K10). */
export const oddCases: Case[] = [
  {
    kind: "K8",
    name: "attributes_flat of a type that is not Cognito’s",
    files: [
      state(
        kept("aws_instance", "x", [{ schema_version: 1, attributes_flat: { id: "i-1" } }]),
        keptClient("one", { attributes: { id: "a" } }),
        twoKept,
      ),
    ],
    definitions: both,
    is: { refused: [], onlyInPool: [], odd: [] },
  },
  {
    kind: "K8",
    name: "attributes_flat of a client",
    files: [
      state(
        kept("aws_cognito_user_pool_client", "one", [
          { schema_version: 0, attributes_flat: { id: "a", user_pool_id: POOL, name: "one" } },
        ]),
        twoKept,
      ),
    ],
    definitions: both,
    is: { refused: [], onlyInPool: [], odd: ["aws_cognito_user_pool_client.one"] },
  },
  {
    kind: "K8",
    name: "index_key null",
    files: [state(keptClient("one", { index_key: null, attributes: { id: "a" } }), twoKept)],
    definitions: both,
    is: { onlyInPool: [], odd: [] },
  },
  {
    kind: "K8",
    name: "an index_key that is neither",
    files: [
      state(
        kept("aws_sqs_queue", "x", [{ index_key: true, attributes: {} }]),
        keptClient("one", { attributes: { id: "a" } }),
        twoKept,
      ),
    ],
    definitions: both,
    is: { refused: [], onlyInPool: [] },
  },
  {
    kind: "K8",
    name: "a resource without instances",
    files: [
      state(kept("aws_sqs_queue", "x", undefined), keptClient("one", { attributes: { id: "a" } }), twoKept),
    ],
    definitions: both,
    is: { refused: [], onlyInPool: [] },
  },
  {
    kind: "K8",
    name: "a client whose attributes are null",
    files: [
      state(
        keptClient("one", { attributes: { id: "a" } }),
        kept("aws_cognito_user_pool_client", "odd", [{ attributes: null }]),
      ),
    ],
    definitions: both,
    is: { odd: ["aws_cognito_user_pool_client.odd"], onlyInPool: ["b"], imports: "" },
  },
  {
    kind: "K8",
    name: "a resource that is no object",
    files: [state(null, 7, keptClient("one", { attributes: { id: "a" } }), twoKept)],
    definitions: both,
    is: { refused: [], onlyInPool: [], odd: /./ },
  },
  {
    kind: "K8",
    name: "a client that is gone by now",
    files: [printed(client("one", "a", { name: "other" }), two)],
    definitions: [definition("a", "one")],
    gone: ["b"],
    is: { different: [`${A} name`], onlyInCode: ["b"] },
  },
  {
    kind: "K8",
    name: "an odd resource in a plan",
    files: [plan({ planned: [one, two, { address: 5 } as never], prior: [one, two] })],
    definitions: both,
    is: { refused: [], onlyInPool: [], odd: /./ },
  },
  {
    kind: "K8",
    name: "a change without actions",
    files: [
      plan({ planned: [one, two], prior: [one, two], changes: [{ address: "x.y", type: "x", change: {} }] }),
    ],
    definitions: both,
    is: { refused: [], onlyInPool: [] },
  },
  {
    kind: "K8",
    name: "a null in a child module",
    files: [
      { format_version: "1.0", values: { root_module: { resources: [one, two], child_modules: [null] } } },
    ],
    definitions: both,
    is: { refused: [], onlyInPool: [] },
  },
  {
    kind: "K8",
    name: "scopes in a form nobody expects",
    files: [
      printed(
        one,
        two,
        shown("aws_cognito_resource_server.orders", {
          user_pool_id: POOL,
          identifier: "orders",
          name: "orders",
          scope: "none",
        }),
      ),
    ],
    pool,
    definitions: both,
    is: { refused: [], odd: ["aws_cognito_resource_server.orders"], onlyInPool: [] },
  },
  {
    kind: "K8",
    name: "a client without a name",
    files: [printed(shown("aws_cognito_user_pool_client.one", { user_pool_id: POOL, id: "a" }), two)],
    definitions: both,
    is: { onlyInPool: [] },
  },
  {
    kind: "K10",
    name: "a key with an interpolation",
    files: [state(keptClient("one", { index_key: `a$\{b}`, attributes: { id: "z" } }))],
    gone: ["z"],
    is: { removals: /state rm 'aws_cognito_user_pool_client\.one\["a\$\$\{b\}"\]'\n/ },
  },
  {
    kind: "K10",
    name: "a key with a directive",
    files: [state(keptClient("one", { index_key: "%{if}", attributes: { id: "z" } }))],
    gone: ["z"],
    is: { removals: /\["%%\{if\}"\]/ },
  },
  {
    kind: "K10",
    name: "a key with a quote and a backslash",
    files: [state(keptClient("one", { index_key: 'a"\\b', attributes: { id: "z" } }))],
    gone: ["z"],
    is: { removals: /'aws_cognito_user_pool_client\.one\["a\\"\\\\b"\]'/ },
  },
  {
    kind: "K10",
    name: "a form for PowerShell",
    files: [printed({ ...one, address: `${A}["o'b"]`, values: { ...one.values, id: "z" } } as never)],
    gone: ["z"],
    is: { removals: /'aws_cognito_user_pool_client\.one\[\\"o''b\\"\]'/ },
  },
  {
    kind: "K10",
    name: "a form for cmd",
    files: [printed({ ...one, address: `${A}["x"]`, values: { ...one.values, id: "z" } } as never)],
    gone: ["z"],
    is: { removals: /"aws_cognito_user_pool_client\.one\[\\"x\\"\]"/ },
  },
  {
    kind: "K10",
    name: "an address without a key",
    files: [printed(client("one", "z"))],
    gone: ["z"],
    is: { removals: /^terraform state rm '?aws_cognito_user_pool_client\.one'?\n/ },
  },
  {
    kind: "K10",
    name: "a numbered instance",
    files: [state(keptClient("one", { index_key: 0, attributes: { id: "z" } }))],
    gone: ["z"],
    is: { removals: /client\.one\[0\]/ },
  },
];
