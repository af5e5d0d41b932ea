import { DeleteUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { askedClient } from "@/lib/acts/tokens/asked-client";
import { checkToken } from "@/lib/acts/tokens/check";
import { describePool } from "@/lib/aws/cognito/pools";
import { requestToken } from "@/lib/aws/cognito/tokens";
import { grantIn } from "@/lib/domain/token/answer";
import { faultsIn } from "@/lib/domain/token/checks";
import { predict } from "@/lib/domain/token/prediction";
import { tokenQuestion } from "@/lib/domain/token/question";
import { readServers } from "@/lib/inventory/resource-servers";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { freshClient } from "@/tests/kit/m2m-client";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";

const read = "auth-resource-server/custom-scope.read";

const cognito = await ownCognito();

async function freshToken() {
  const client = await freshClient(cognito);
  const answer = await requestToken(`${cognito.url}/clientele-dev/oauth2/token`, client);
  return { clientId: client.clientId, token: grantIn(answer)?.access_token ?? "" };
}

async function failing(token: string, scopes: string[]) {
  const result = await checkToken(devPool(), { token, scopes });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.filter(({ isPassed }) => !isPassed).map(({ name }) => name);
}

test("an API's required scopes decide, besides what every API checks", async () => {
  const { token } = await freshToken();
  expect(await failing(token, [read])).toEqual([]);
  expect(await failing(token, [read, "payments/refund"])).toEqual(["Scopes"]);
  expect(await failing(`${token.slice(0, -8)}AAAAAAAA`, [read])).toEqual(["Signature"]);
});

test("a token of a client that was deleted since is told", async () => {
  const { token, clientId } = await freshToken();
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: devPool().id, ClientId: clientId }));
  expect(await failing(token, [read])).toEqual(["Client"]);
});

test("what is no token is refused with a sentence", async () => {
  expect(await checkToken(devPool(), { token: "abc", scopes: [] })).toMatchObject({
    ok: false,
    problem: { code: "invalid", message: expect.stringContaining("isn’t a JWT") },
  });
});

test("the word Bearer and white space around a token are taken off", () => {
  expect(tokenQuestion.parse({ token: "\n Bearer a.b.c \n", scopes: [] }).token).toBe("a.b.c");
});

test("what is predicted from a client’s settings is what the check of its real token says", async () => {
  const pool = devPool();
  const [described, servers] = await Promise.all([describePool(pool), readServers(pool)]);
  if (!described.ok || !servers.ok) throw new Error("The pool could not be read.");
  const facts = { ...described.value, servers: servers.value };
  const write = "auth-resource-server/custom-scope.write";
  const clients: Parameters<typeof rawClient>[2][] = [
    { AllowedOAuthScopes: [read] },
    { AllowedOAuthScopes: [read, write] },
    { AllowedOAuthFlowsUserPoolClient: false },
  ];
  for (const settings of clients) {
    const clientId = await rawClient(cognito.sdk, "predicted", settings);
    const { ClientSecret: secret = "" } = await describedRaw(cognito.sdk, clientId);
    const answer = await requestToken(`${cognito.url}/clientele-dev/oauth2/token`, {
      clientId,
      secret,
      scopes: [],
      way: "basic",
    });
    const token = grantIn(answer)?.access_token;
    const asked = await askedClient(pool, clientId);
    if (asked.is !== "one") throw new Error("The client was not found.");
    for (const required of [[], [read], [read, write], ["payments/refund"]]) {
      const predicted = faultsIn(predict(asked.client, facts, required));
      if (token === undefined) expect(predicted).toEqual(["OAuth is disabled"]);
      else {
        const checked = await checkToken(pool, { token, scopes: required });
        expect(predicted).toEqual(checked.ok ? faultsIn(checked.value) : checked.problem);
      }
    }
  }
});
