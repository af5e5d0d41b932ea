import { expect, test } from "vitest";
import { describePool } from "@/lib/aws/cognito/pools";
import { accountOf, noteAccount } from "@/lib/aws/cognito/rate/accounts";
import { devPool, ownCognito } from "@/tests/kit/console-on";

await ownCognito();

const inRole = (account: string) => `arn:aws:iam::${account}:role/clientele`;

test("a pool that is reached without a role shares the rates of those in a role of the same account", async () => {
  expect(accountOf(inRole("210987654321"))).toBe("210987654321");
  expect(accountOf(null)).toBe("own");
  // What a pool in another account says is not about the console's own.
  noteAccount(
    inRole("210987654321"),
    "arn:aws:cognito-idp:eu-west-1:210987654321:userpool/eu-west-1_Other0001",
  );
  noteAccount(null, undefined);
  expect(accountOf(null)).toBe("own");
  expect(await describePool(devPool(), 0)).toMatchObject({ ok: true });
  expect(accountOf(null)).toBe("123456789012");
  expect(accountOf(inRole("123456789012"))).toBe(accountOf(null));
});
