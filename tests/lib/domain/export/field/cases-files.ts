import {
  both,
  type Case,
  change,
  client,
  keptClient,
  noop,
  one,
  POOL,
  plan,
  poolOf,
  poolResource,
  printed,
  shown,
  state,
  two,
} from "./found";

/** Addresses that are taken, and several files (K3, K4). */
export const fileCases: Case[] = [
  {
    kind: "K3",
    name: "a label of the file, in use with a count",
    files: [printed({ ...client("two", "z"), address: "aws_cognito_user_pool_client.two[0]" }, one)],
    definitions: both,
    gone: ["z"],
    is: { imports: /to = aws_cognito_user_pool_client\.two_2\n/ },
  },
  {
    kind: "K3",
    name: "a label that only the configuration has",
    files: [
      plan({
        planned: [one],
        prior: [one],
        changes: [noop(one)],
        configured: [shown("aws_cognito_user_pool_client.two")],
      }),
    ],
    definitions: both,
    is: { imports: /to = aws_cognito_user_pool_client\.two_2\n/ },
  },
  {
    kind: "K3",
    name: "a label that a destroyed client still has",
    files: [
      plan({
        planned: [one],
        prior: [one, client("two", "z")],
        changes: [noop(one), change(client("two", "z"), ["delete"])],
      }),
    ],
    definitions: both,
    is: { imports: /to = aws_cognito_user_pool_client\.two_2\n/ },
  },
  {
    kind: "K3",
    name: "a label of a module, which is free in the root",
    files: [printed(one, { ...client("two", "z"), address: "module.m.aws_cognito_user_pool_client.two" })],
    definitions: both,
    gone: ["z"],
    is: { imports: /to = aws_cognito_user_pool_client\.two\n/ },
  },
  {
    kind: "K3",
    name: "a label that a moved client had",
    files: [
      plan({
        planned: [client("uno", "a")],
        prior: [client("uno", "a")],
        changes: [{ ...noop(client("uno", "a")), previous_address: "aws_cognito_user_pool_client.two" }],
      }),
    ],
    definitions: both,
    is: { imports: /to = aws_cognito_user_pool_client\.two_2\n/ },
  },
  {
    kind: "K3",
    name: "the adopting type",
    files: [
      printed(
        one,
        shown("aws_cognito_managed_user_pool_client.os", {
          user_pool_id: POOL,
          id: "b",
          name: "two",
          name_prefix: "AmazonOpenSearch",
        }),
      ),
    ],
    definitions: both,
    is: { onlyInPool: [], imports: "", onlyInCode: [] },
  },
  {
    kind: "K3",
    name: "the adopting type in a state file, destroyed by a plan of it",
    files: [
      plan({
        planned: [one],
        prior: [
          one,
          shown("aws_cognito_managed_user_pool_client.os", { user_pool_id: POOL, id: "b", name: "two" }),
        ],
        changes: [
          change(
            shown("aws_cognito_managed_user_pool_client.os", { user_pool_id: POOL, id: "b", name: "two" }),
            ["delete"],
          ),
        ],
      }),
    ],
    definitions: both,
    is: { endings: ["forgets two (aws_cognito_managed_user_pool_client.os)"], onlyInPool: [], imports: "" },
  },
  {
    kind: "K3",
    name: "two taken labels in turn",
    files: [printed(one, client("two", "y"), client("two_2", "z"))],
    definitions: both,
    gone: ["y", "z"],
    is: { imports: /to = aws_cognito_user_pool_client\.two_3\n/ },
  },
  {
    kind: "K4",
    name: "a state for each service",
    files: [printed(one), printed(two)],
    definitions: both,
    is: { onlyInPool: [], imports: "" },
  },
  {
    kind: "K4",
    name: "a state file and a plan of another root",
    files: [
      state(keptClient("one", { attributes: { id: "a" } })),
      plan({ planned: [two], prior: [two], changes: [noop(two)] }),
    ],
    definitions: both,
    is: { onlyInPool: [], endings: [] },
  },
  {
    kind: "K4",
    name: "one file of this pool and one of another",
    files: [printed(one), printed(client("x", "x", { user_pool_id: "eu-west-1_Other" }))],
    definitions: both,
    is: { refused: [/eu-west-1_Other|nothing of this pool/], onlyInPool: ["b"] },
  },
  {
    kind: "K4",
    name: "one client in two states",
    files: [printed(one, two), printed(client("uno", "a", { name: "one" }))],
    definitions: both,
    is: { twice: ["a"], onlyInPool: [] },
  },
  {
    kind: "K4",
    name: "one pool in two states",
    files: [printed(poolResource(), one, two), printed(poolResource("main"))],
    definitions: both,
    is: { twice: [POOL], onlyInPool: [] },
  },
  {
    kind: "K4",
    name: "the same file twice",
    files: [printed(one, two), printed(one, two)],
    definitions: both,
    is: { twice: [], different: [] },
  },
  {
    kind: "K4",
    name: "a file that cannot be read beside one that can",
    files: [printed(one), "nonsense"],
    definitions: both,
    is: {
      refused: [/./],
      onlyInPool: ["b"],
      imports: "",
      notes: /Couldn’t read file 2\. .*import blocks aren’t shown/,
    },
  },
  {
    kind: "K4",
    name: "the console’s sign-in client",
    files: [printed(one)],
    pool: { ...poolOf(), marks: { b: "protected" } } as never,
    definitions: both,
    is: { imports: "", marked: [/^b: /] },
  },
  {
    kind: "K4",
    name: "a client in TERRAFORM_CLIENTS",
    files: [printed(one)],
    pool: { ...poolOf(), marks: { b: "terraform" } } as never,
    definitions: both,
    is: { imports: "", marked: [/^b: .*TERRAFORM_CLIENTS/] },
  },
  {
    kind: "K4",
    name: "taken labels of either file",
    files: [printed(one), printed(client("two", "z"))],
    definitions: both,
    gone: ["z"],
    is: { imports: /client\.two_2\n/ },
  },
];
