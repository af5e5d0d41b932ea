import {
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { planClientFrom, readSource } from "@/lib/acts/clients/template";
import type { NewClientDraft } from "@/lib/domain/client/draft";
import { newClientDraft } from "@/lib/domain/client/draft";
import { saveOwner } from "@/lib/store/ownership";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { changedElsewhere, rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();

const prod = () => ({ ...devPool("eu-west-1_LocalPrd1"), environment: "prod" });
const settings = {
  AccessTokenValidity: 20,
  RefreshTokenValidity: 12,
  IdTokenValidity: 30,
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "hours" },
  EnableTokenRevocation: false,
  PreventUserExistenceErrors: "LEGACY",
  AuthSessionValidity: 7,
} as const;

const draftOf = (name: string, more: Partial<NewClientDraft>): NewClientDraft => ({
  ownerTeam: null,
  contact: "",
  purpose: "",
  ticket: "",
  name,
  scopes: ["auth-resource-server/custom-scope.read"],
  tokenMinutes: 20,
  ...more,
});

async function create(...asked: Parameters<typeof planClientFrom>) {
  const plan = await planClientFrom(...asked);
  return plan.ok ? plan.value.run() : plan;
}

async function describedIn(poolId: string, clientId: string) {
  const ask = new DescribeUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId });
  return (await cognito.sdk.send(ask)).UserPoolClient ?? {};
}

/** A client to duplicate, with what the form of a new one in prod shows of it. */
async function aSource(name: string, more: Parameters<typeof rawClient>[2] = {}) {
  const clientId = await rawClient(cognito.sdk, name, { ...settings, ...more });
  const source = got(await readSource(devPool(), clientId, prod()));
  const from = { fromPool: source.poolId, fromClient: clientId, fromChangedAt: source.changedAt };
  return { clientId, source, from };
}

test("a duplicate in another pool has the source's settings, and its own id and secret", async () => {
  const { clientId, source, from } = await aSource("to be copied", {
    ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    CallbackURLs: ["https://people.example.com/"],
  });
  expect(source.label).toBe("to be copied in dev");
  expect(source.template.name).toBe("to be copied");
  // What the browser says of a file does not count beside a client of this console.
  const draft = draftOf("copied", { ...from, carried: { isRevocable: true } });
  const made = got(await create(devPool(), prod(), draft));
  const [before, after] = [
    await describedIn(devPool().id, clientId),
    await describedIn(prod().id, made.clientId),
  ];
  expect(after).toMatchObject(settings);
  expect(after.ExplicitAuthFlows).toEqual(["ALLOW_REFRESH_TOKEN_AUTH"]);
  expect(after.CallbackURLs ?? []).toEqual([]);
  expect(made.clientId).not.toBe(clientId);
  expect(made.secret).not.toBe(before.ClientSecret);
});

test("a source that was changed since the form was opened is not taken over unseen, one that is gone not at all", async () => {
  const { clientId, from } = await aSource("moving");
  await changedElsewhere(cognito.sdk, clientId, { EnableTokenRevocation: true });
  await pullLever(cognito.url, "journal");
  expect(await create(devPool(), prod(), draftOf("unseen", from))).toMatchObject({
    ok: false,
    problem: { code: "changed-meanwhile" },
  });
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: devPool().id, ClientId: clientId }));
  expect(await create(devPool(), prod(), draftOf("orphan", from))).toMatchObject({
    ok: false,
    problem: { code: "not-found", message: expect.stringContaining("no longer exists") },
  });
  expect(await journalOf(cognito.url, "CreateUserPoolClient")).toEqual([]);
});

test("a duplicate beside its source gets a name of its own, and owners whom the person may name", async () => {
  const clientId = await rawClient(cognito.sdk, "beside");
  const owner = { team: "team-orders", contact: "#orders", purpose: "Ships", ticket: "OPS-1" };
  got(await saveOwner(devPool().id, clientId, owner, "ann@example.com"));
  const source = got(await readSource(devPool(), clientId, devPool()));
  expect(source).toMatchObject({
    template: { name: "beside-copy" },
    owner: { team: "team-orders", contact: "#orders", purpose: "Ships", ticket: "" },
  });
  const { person } = devPool();
  const operator = {
    ...person,
    grants: [{ role: "operator", environment: null }] as const,
    teams: ["team-other"],
  };
  expect(
    got(await readSource(devPool(), clientId, { ...devPool(), person: operator })).owner?.team,
  ).toBeNull();
});

test("what a file brings is validated by the schema, and taken over", async () => {
  const carried = { sessionMinutes: 9, isRevocable: false };
  const typed = { ...draftOf("from a file", {}), ownerTeam: "", tokenMinutes: "20" };
  const draft = newClientDraft.parse({ ...typed, carried: JSON.stringify(carried) });
  const made = got(await create(null, devPool(), draft));
  expect(await describedIn(devPool().id, made.clientId)).toMatchObject({
    AuthSessionValidity: 9,
    EnableTokenRevocation: false,
  });
  for (const wrong of ["{", '{"callbackUrls":["https://x"]}', '{"sessionMinutes":99}', "[]"])
    expect(newClientDraft.safeParse({ ...typed, carried: wrong }).success, wrong).toBe(false);
});
