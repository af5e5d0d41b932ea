import { expect, test } from "vitest";
import { explainElsewhere } from "@/lib/acts/tokens/explain";
import type { FoundFailure } from "@/lib/domain/token/found-failure";
import { saveOwner } from "@/lib/store/ownership";
import { saveScopePolicy } from "@/lib/store/scope-policies";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { rawClient } from "@/tests/kit/raw-client";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();

const write = "auth-resource-server/custom-scope.write";
const dev = devPool().id;
const operator = () => devPool(dev, ["m2m-operator", "team-a"]);

async function explained(clientId: string, more: Partial<FoundFailure>, pool = devPool()) {
  const result = await explainElsewhere(pool, {
    clientId,
    error: "",
    status: null,
    text: "",
    url: "",
    contentType: "",
    scopes: [],
    ...more,
  });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

test("an error that a program met is explained by the client as it is, with the change that ends it", async () => {
  const clientId = await rawClient(cognito.sdk, "elsewhere", { AllowedOAuthFlowsUserPoolClient: false });
  expect(await explained(clientId, { text: '{"error":"unauthorized_client"}' })).toMatchObject({
    explanation: { cause: "oauth-off" },
    fix: { is: "switch-on", objection: null },
  });
  expect(await explained("unknown0123456789", { error: "invalid_client" })).toMatchObject({
    explanation: { cause: "client-gone" },
    fix: null,
  });
});

test("the address of the other environment is found out", async () => {
  const clientId = await rawClient(cognito.sdk, "astray");
  const url = `${cognito.url}/clientele-prod/oauth2/token`;
  const { explanation } = await explained(clientId, { error: "invalid_client", url });
  expect(explanation).toMatchObject({
    cause: "wrong-domain",
    text: expect.stringContaining("/clientele-dev/"),
  });
});

test("who may not grant the scope, or edit the client, is told whom to ask instead", async () => {
  const clientId = await rawClient(cognito.sdk, "of team a", {
    AllowedOAuthScopes: ["auth-resource-server/custom-scope.read"],
  });
  const asked: Partial<FoundFailure> = { error: "invalid_scope", scopes: [write] };
  const objection = async (pool: ReturnType<typeof devPool>) =>
    (await explained(clientId, asked, pool)).fix?.objection;
  expect(await objection(devPool(dev, ["m2m-viewer"]))).toMatch(
    /^Only operators of the owning team and admins/,
  );
  expect(await objection(operator())).toMatch(/^No owner\. Only admins can change this client/);
  await saveOwner(dev, clientId, { team: "team-a", contact: "", purpose: "", ticket: "" }, "a@example.com");
  expect(await objection(operator())).toBe(`${write} is restricted. Ask an admin to grant it.`);
  await saveScopePolicy(
    dev,
    "auth-resource-server",
    { team: null, openScopes: ["custom-scope.write"] },
    "a@example.com",
  );
  expect(await objection(operator())).toBeNull();
});
