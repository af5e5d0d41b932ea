import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test, vi } from "vitest";
import { linkClient, unlinkClient } from "@/app/matrix/actions";
import { namesNow } from "@/lib/inventory/clients";
import { linksOf } from "@/lib/store/client-links";
import { saveOwner } from "@/lib/store/ownership";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { comeAs, dev, prod } from "@/tests/kit/door/a-visitor";
import { formOf } from "@/tests/kit/door/an-act";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const cognito = await ownCognito();

const poolOf = (id: string) => ({ ...devPool(id), environment: id === dev ? "dev" : "prod" });

/** A client of a pool that this team owns, and whose name the console knows; gives its ID. */
async function aClientOf(poolId: string, name: string, team = "team-orders") {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId: poolId, ClientName: name, GenerateSecret: true }),
  );
  const clientId = UserPoolClient?.ClientId ?? "";
  got(await saveOwner(poolId, clientId, { team, contact: "", purpose: "", ticket: "" }, "ann@example.com"));
  got(await namesNow(poolOf(poolId)));
  return clientId;
}

const linked = async () => got(await linksOf([dev, prod]));
const orders = ["m2m-operator", "team-orders"];

test("a client is linked to the row of the other one, and unlinked by somebody who may edit it", async () => {
  const otherClient = await aClientOf(dev, "link-dev");
  const clientId = await aClientOf(prod, "link-prod");
  await comeAs({ groups: orders });
  const form = { poolId: prod, clientId, otherPool: dev, otherClient };
  expect(await linkClient(formOf(form))).toMatchObject({ is: "done" });
  expect((await linked()).get(prod)?.get(clientId)).toBe("link-dev");
  const third = await aClientOf(dev, "link-third");
  const onto = { poolId: dev, clientId: third, otherPool: prod, otherClient: clientId };
  expect(await linkClient(formOf(onto))).toMatchObject({ is: "done" });
  expect((await linked()).get(dev)?.get(third)).toBe("link-dev");
  expect(await unlinkClient(formOf({ poolId: prod, clientId }))).toMatchObject({ is: "done" });
  expect((await linked()).has(prod)).toBe(false);
  expect(await unlinkClient(formOf({ poolId: prod, clientId }))).toMatchObject({
    is: "refused",
    problem: { code: "not-found" },
  });
});

test.each([
  ["the client itself", "team-billing", "team-orders"],
  ["the other one", "team-orders", "team-billing"],
])("somebody who may not edit %s links nothing", async (_which, own, others) => {
  const otherClient = await aClientOf(dev, `right-${own}`, others);
  const clientId = await aClientOf(prod, `right-of-${own}`, own);
  const form = { poolId: prod, clientId, otherPool: dev, otherClient };
  await comeAs({ groups: orders });
  expect(await linkClient(formOf(form))).toMatchObject({ is: "refused", problem: { code: "denied" } });
  await comeAs({ groups: ["m2m-admin@prod", "m2m-viewer"] });
  expect(await linkClient(formOf(form))).toMatchObject({ is: "refused", problem: { code: "denied" } });
  await comeAs({ groups: ["m2m-admin@prod"] });
  expect(await linkClient(formOf(form))).toMatchObject({ is: "refused", problem: { code: "not-found" } });
  expect((await linked()).get(prod)?.has(clientId) ?? false).toBe(false);
});

test("what would change nothing, or names no client, is refused with a sentence", async () => {
  await comeAs({});
  const otherClient = await aClientOf(dev, "same");
  const clientId = await aClientOf(prod, "same");
  const other = await aClientOf(dev, "not-same");
  const refusal = async (fields: object) => {
    const state = await linkClient(
      formOf({ poolId: prod, clientId, otherPool: dev, otherClient, ...fields }),
    );
    return state.is === "refused" ? (state.problem.fields.otherClient ?? state.problem.code) : state.is;
  };
  expect(await refusal({})).toMatch(/their names are the same/);
  expect(await refusal({ otherPool: prod })).toBe("Choose a client of another environment.");
  expect(await refusal({ otherClient: "unknown0client" })).toMatch(/dev has no client of this ID/);
  expect(await refusal({ otherClient: "no id" })).toMatch(/Enter the ID/);
  expect(await refusal({ clientId: "unknown0client" })).toBe("not-found");
  expect(await refusal({ otherClient: other })).toBe("done");
  expect(await refusal({ otherClient: other })).toMatch(/linked to not-same already/);
});
