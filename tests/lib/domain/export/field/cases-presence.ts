import { both, type Case, change, client, definition, noop, one, plan, printed, server, two } from "./found";

/** What Cognito has by now (K1). */
export const presenceCases: Case[] = [
  {
    kind: "K1",
    name: "a client that the list lacks and Cognito has",
    files: [printed(one, two)],
    pool: { clients: [] },
    definitions: both,
    is: { onlyInCode: [], removals: "" },
  },
  {
    kind: "K1",
    name: "a client that the list has and Cognito no longer has",
    files: [printed(one, two)],
    definitions: [definition("a", "one")],
    gone: ["b"],
    is: { onlyInCode: ["b"], removals: /state rm .*two/ },
  },
  {
    kind: "K1",
    name: "a client that could not be asked about",
    files: [printed(one, two)],
    pool: { clients: [{ clientId: "a", name: "one" }] },
    definitions: [definition("a", "one")],
    is: { onlyInCode: ["b"], removals: "" },
  },
  {
    kind: "K1",
    name: "a client yet to be created",
    files: [
      plan({
        planned: [one, client("three", null)],
        prior: [one],
        changes: [noop(one), change(client("three", null), ["create"])],
      }),
    ],
    definitions: both,
    is: { onlyInCode: [null], removals: "" },
  },
  {
    kind: "K1",
    name: "a resource server that is gone",
    files: [printed(server("old", "old"))],
    is: { onlyInCode: ["old"], removals: /aws_cognito_resource_server\.old/ },
  },
  {
    kind: "K1",
    name: "a gone client beside one of the same id that another address holds",
    files: [printed(one, client("copy", "a"), client("gone", "z"))],
    definitions: both,
    gone: ["z"],
    is: { onlyInCode: ["z"], removals: /^(terraform state rm \S*client\.gone\S*\n){4}$/ },
  },
  {
    kind: "K1",
    name: "a client gone by now that the plan destroys",
    files: [plan({ planned: [one], prior: [one, two], changes: [noop(one), change(two, ["delete"])] })],
    definitions: [definition("a", "one")],
    gone: ["b"],
    pool: { clients: [{ clientId: "a", name: "one" }] },
    is: { removals: "", onlyInCode: [] },
  },
];
