import { paginateListUserPoolClients } from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { postAction } from "@/tests/browser/kit/post-action";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inPool } from "@/tests/kit/in-pool";
import { journalOf } from "@/tests/kit/local-lever";

const charge = "payments/charge";
const isNew = { ownerTeam: "team-orders", name: "never granted", scopes: [charge], tokenMinutes: "60" };

type Clients = { pool: string; own: string; theirs: string };
type Way = {
  door: string;
  page: (it: Clients) => string;
  fields: (it: Clients) => Record<string, string | string[]>;
};

const create = "pools/[environment]/clients/new/actions.ts createClient";
const ways: Record<string, Way> = {
  create: { door: create, page: ({ pool }) => routes.newClient(inPool(pool)), fields: () => isNew },
  edit: {
    door: "pools/[environment]/clients/[clientId]/edit/actions.ts saveClient",
    page: ({ pool, own }) => routes.editClient(inPool(pool), own),
    fields: ({ own }) => ({ clientId: own, changedAt: new Date(0).toISOString(), addScopes: [charge] }),
  },
  duplicate: {
    door: create,
    page: ({ pool, theirs }) => routes.duplicateClient(inPool(pool), { ...inPool(pool), clientId: theirs }),
    fields: ({ pool, theirs }) => ({
      ...isNew,
      fromPool: pool,
      fromClient: theirs,
      fromChangedAt: new Date(0).toISOString(),
    }),
  },
  import: {
    door: create,
    page: ({ pool }) => routes.newClient(inPool(pool)),
    fields: () => ({ ...isNew, carried: '{"isRevocable":false}' }),
  },
};

for (const [way, { door, page: pageOf, fields }] of Object.entries(ways))
  test(`an operator who posts a restricted scope to ${way} is refused beside the scopes, without a write, with a row`, async ({
    page,
    signIn,
    cognito,
    stand,
    consoleLog,
  }) => {
    const pool = cognito.pools.dev;
    const [own, theirs] = await Promise.all(
      ["orders-sync", "payments-gateway"].map((name) => seeded(cognito, pool, name)),
    );
    const clients = { pool, own: own?.clientId ?? "", theirs: theirs?.clientId ?? "" };
    await signIn(page, "operator");
    const updates = await updatesOf(clients.own, stand.cognitoUrl);
    const logged = consoleLog().length;
    const form = { ...fields(clients), poolId: pool, intentId: crypto.randomUUID() };
    const to = { url: pageOf(clients), door, origin: stand.consoleUrl };
    const answer = await (await postAction(page.request, to, form)).text();
    expect(answer).toContain('"code":"denied"');
    expect(answer).toContain(`"fields":{"scopes":"${charge} is restricted. Ask team-payments or an admin`);
    expect(await updatesOf(clients.own, stand.cognitoUrl)).toBe(updates);
    // Other stories create clients meanwhile: none has this name.
    for await (const { UserPoolClients } of paginateListUserPoolClients(
      { client: cognito.api },
      { UserPoolId: pool },
    ))
      expect(UserPoolClients?.map(({ ClientName }) => ClientName)).not.toContain(isNew.name);
    const rows = () =>
      consoleLog()
        .slice(logged)
        .split("\n")
        .filter((line) => line.includes('"outcome":"denied"') && line.includes("operator@example.com"));
    await expect.poll(rows).toHaveLength(1);
  });

const updatesOf = async (clientId: string, url: string) =>
  (await journalOf(url, "UpdateUserPoolClient")).filter(({ client }) => client === clientId).length;
