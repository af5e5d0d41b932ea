import {
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { planFinish } from "@/lib/acts/secrets/ending";
import { planProof } from "@/lib/acts/secrets/prove";
import { planStart } from "@/lib/acts/secrets/start";
import { ownCognito } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { rotatingClient } from "@/tests/kit/rotating-client";

embeddedStore();

const cognito = await ownCognito();

test("a suspended client's secret is not proven, the sentence says why, and finish asks for the name", async () => {
  const { pool, clientId } = await rotatingClient(cognito);
  const { trace, run } = got(await planStart(pool, { clientId }));
  const { secret } = got(await run());
  const ask = { UserPoolId: pool.id, ClientId: clientId };
  const { UserPoolClient } = await cognito.sdk.send(new DescribeUserPoolClientCommand(ask));
  const { AllowedOAuthFlows, AllowedOAuthScopes, ExplicitAuthFlows } = UserPoolClient ?? {};
  const settings = { AllowedOAuthFlows, AllowedOAuthScopes, ExplicitAuthFlows };
  await cognito.sdk.send(
    new UpdateUserPoolClientCommand({ ...ask, ...settings, AllowedOAuthFlowsUserPoolClient: false }),
  );
  expect(await got(await planProof(pool, { clientId, secret })).run()).toMatchObject({
    problem: { code: "refused", message: expect.stringContaining("client that is suspended") },
  });
  const secretId = trace?.knownIds?.[0] ?? "";
  expect(got(await planFinish(pool, { clientId, secretId })).typedName).toBe("wheel-turner");
});
