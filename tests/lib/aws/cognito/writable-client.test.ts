import { DeleteUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeWritable, updateClient } from "@/lib/aws/cognito/writable-client";
import { changedMembers } from "@/lib/domain/client/change";
import { anySettings } from "@/tests/kit/any-settings";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { describedRaw, rawClient, untouched } from "@/tests/kit/raw-client";

const [read, write] = ["auth-resource-server/custom-scope.read", "auth-resource-server/custom-scope.write"];
const cognito = await ownCognito();

test("what is read and written again with other scopes leaves every other member of any client byte-equal", async () => {
  await fc.assert(
    fc.asyncProperty(anySettings, fc.nat(1e6), async (members, number) => {
      const clientId = await rawClient(cognito.sdk, `any ${number}\n=odd`, members);
      const before = await describedRaw(cognito.sdk, clientId);
      const found = await describeWritable(devPool(), clientId);
      if (!found.ok) throw new Error(found.problem.message);
      const change = { addScopes: ["payments/charge"], dropScopes: [read] };
      const updated = await updateClient(
        devPool(),
        clientId,
        changedMembers(found.value.settings, change),
        async () => null,
      );
      expect(updated).toMatchObject({ ok: true, value: { scopes: [write, "payments/charge"] } });
      const after = await describedRaw(cognito.sdk, clientId);
      expect(JSON.stringify(untouched(after))).toBe(JSON.stringify(untouched(before)));
      const gone = new DeleteUserPoolClientCommand({ UserPoolId: devPool().id, ClientId: clientId });
      await cognito.sdk.send(gone);
    }),
    { numRuns: 30 },
  );
});

test("what is read to be written holds no secret", async () => {
  const clientId = await rawClient(cognito.sdk, "has a secret");
  const { ClientSecret = "none" } = await describedRaw(cognito.sdk, clientId);
  const found = await describeWritable(devPool(), clientId);
  expect(found).toMatchObject({ ok: true, value: { settings: { ClientName: "has a secret" } } });
  expect(JSON.stringify(found)).not.toContain(ClientSecret);
});
