import {
  CreateUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, expect, test } from "vitest";
import { planClient } from "@/lib/acts/clients/creation";
import { editClient } from "@/lib/acts/clients/edit";
import { describePool } from "@/lib/aws/cognito/pools";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import { findClients } from "@/lib/inventory/clients";
import { fill } from "@/lib/inventory/fill";
import { readServers } from "@/lib/inventory/resource-servers";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();

/** What the form reads before it is sent; from here on only the creation counts. */
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  await readServers(devPool());
  await findClients(devPool(), { page: 1 });
  await describePool(devPool());
  await pullLever(cognito.url, "journal");
});

const draft = (name: string) => ({
  ownerTeam: "team-orders",
  newTeam: "team-orders",
  contact: "",
  purpose: "",
  ticket: "",

  name,
  scopes: ["auth-resource-server/custom-scope.read"],
  tokenMinutes: 60,
});

/** As the door does it: the plan, then its run. */
async function addClient(...asked: Parameters<typeof planClient>) {
  const plan = await planClient(...asked);
  return plan.ok ? plan.value.run() : plan;
}

async function clientsNamed(name: string) {
  const { UserPoolClients = [] } = await cognito.sdk.send(
    new ListUserPoolClientsCommand({ UserPoolId: devPool().id, MaxResults: 60 }),
  );
  return UserPoolClients.filter((client) => client.ClientName === name);
}

const creations = async () => (await journalOf(cognito.url, "CreateUserPoolClient")).length;

test("a creation is one write call and no read beyond what the form did", async () => {
  expect(await addClient(devPool(), draft("one-call"))).toMatchObject({
    ok: true,
    value: { name: "one-call" },
  });
  const calls = await journalOf(cognito.url);
  expect(calls.map((call) => call.operation)).toEqual(["CreateUserPoolClient"]);
});

test.each(["reset-after-commit", "500-after-commit", "hang-after-commit"])(
  "an answer lost by %s loses nothing: the client is found again, and its secret works",
  async (kind) => {
    await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind });
    const made = await addClient(devPool(), draft(`lost-${kind}`));
    if (!made.ok) throw new Error(made.problem.message);
    expect(await clientsNamed(`lost-${kind}`)).toHaveLength(1);
    expect(await creations()).toBe(1);
    const pool = await describePool(devPool());
    const tokenUrl = pool.ok ? (pool.value.tokenUrl ?? "") : "";
    expect(await proveSecret(tokenUrl, made.value.clientId, made.value.secret)).toEqual({
      ok: true,
      value: true,
    });
  },
);

test.each(["reset-before", "500", "503"])(
  "when nothing was made before %s, the person is told so, and nothing was",
  async (kind) => {
    await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind });
    const refused = await addClient(devPool(), draft(`none-${kind}`));
    expect(refused).toMatchObject({ ok: false, problem: { code: "unreachable" } });
    expect(refused.ok ? "" : refused.problem.message).toContain("no client was created");
    expect(await clientsNamed(`none-${kind}`)).toEqual([]);
    expect(await creations()).toBe(1);
  },
);

test("a lost answer whose client cannot be looked at is said to be unknown", async () => {
  await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind: "reset-after-commit" });
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  const refused = await addClient(devPool(), draft("unproven"));
  await pullLever(cognito.url, "iam");
  expect(refused).toMatchObject({ ok: false, problem: { code: "unknown-outcome" } });
});

test("the plan holds what tells later whether the client was made, and not its secret", async () => {
  const plan = await planClient(devPool(), draft("planned"));
  expect(plan.ok && plan.value.trace).toEqual({
    object: { kind: "new client", id: "planned" },
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await creations()).toBe(0);
});

test("a client of the same name that somebody else made meanwhile is not taken for ours", async () => {
  await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind: "reset-before" });
  const lost = addClient(devPool(), draft("rival"));
  const rival = new CreateUserPoolClientCommand({
    UserPoolId: devPool().id,
    ClientName: "rival",
    GenerateSecret: true,
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: draft("rival").scopes,
  });
  await expect.poll(creations).toBe(1);
  await cognito.sdk.send(rival);
  expect(await lost).toMatchObject({ ok: false, problem: { code: "unreachable" } });
  expect(await clientsNamed("rival")).toHaveLength(1);
});

test("a throttled creation is sent once more, because it is known to have done nothing", async () => {
  await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind: "throttle" });
  expect(await addClient(devPool(), draft("throttled-once"))).toMatchObject({ ok: true });
  expect(await creations()).toBe(2);
  expect(await clientsNamed("throttled-once")).toHaveLength(1);
});

test.each([
  ["access-denied", "aws-denied", /cognito-idp:CreateUserPoolClient/],
  ["expired-credentials", "aws-credentials", /AWS credentials/],
])("%s is told by its cause", async (kind, code, sentence) => {
  await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind, times: 2 });
  const refused = await addClient(devPool(), draft(`refused-${kind}`));
  expect(refused).toMatchObject({ ok: false, problem: { code } });
  expect(refused.ok ? "" : refused.problem.message).toMatch(sentence);
});

test("an unknown scope and a taken name are refused without any call", async () => {
  expect(await addClient(devPool(), { ...draft("x"), scopes: ["orders/gone"] })).toMatchObject({
    ok: false,
    problem: { code: "invalid", fields: { scopes: "orders/gone isn’t a scope in this pool." } },
  });
  expect(await addClient(devPool(), draft("M2M-CLIENT"))).toMatchObject({
    ok: false,
    problem: { code: "name-taken", fields: { name: expect.any(String) } },
  });
  expect(await journalOf(cognito.url)).toEqual([]);
});

test("a throttled read is tried again until it is answered", async () => {
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "throttle", times: 2 });
  const [client] = await clientsNamed("m2m-client");
  const lines = [];
  for await (const line of fill(devPool(), [client?.ClientId ?? ""], false)) lines.push(line);
  expect(lines).toMatchObject([{ is: "row" }, { is: "progress" }, { is: "progress" }]);
  expect(await journalOf(cognito.url, "DescribeUserPoolClient")).toHaveLength(3);
});

test("of many creations of one name at the same moment one is made, and all others are told", async () => {
  const names = ["one of six", "One Of Six", "one of six", "ONE OF SIX", "one of six", "one of six"];
  const answers = await Promise.all(names.map((name) => addClient(devPool(), draft(name))));
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]));
  expect(refusals).toHaveLength(5);
  for (const { code, fields } of refusals)
    expect([code, Object.keys(fields)]).toEqual(["name-taken", ["name"]]);
  expect(await creations()).toBe(1);
});

test("a new client and one that is renamed at the same moment do not get one name", async () => {
  const [one, other] = await Promise.all(
    ["to be renamed", "to be renamed too"].map((name) => addClient(devPool(), draft(name))),
  );
  if (!one?.ok || !other?.ok) throw new Error("The clients were not made.");
  const renamed = async ({ clientId, changedAt }: typeof one.value) => {
    const edit = { clientId, changedAt, name: "wanted", addScopes: [], dropScopes: [] };
    const plan = await editClient.plan(devPool(), edit);
    return plan.ok ? plan.value.run() : plan;
  };
  const answers = await Promise.all([
    renamed(one.value),
    renamed(other.value),
    addClient(devPool(), draft("wanted")),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await clientsNamed("wanted")).toHaveLength(1);
});
