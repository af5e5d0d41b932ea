import { expect, test } from "vitest";
import { examineListedClients } from "@/lib/acts/doctor/settings";
import { ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";

const cognito = await ownCognito({ PROTECTED_CLIENTS: "nobody1", TERRAFORM_CLIENTS: "nobody2" });

test("an ID that no pool has is a problem that names its setting", async () => {
  expect(await examineListedClients()).toEqual(
    [
      ["PROTECTED_CLIENTS", "nobody1"],
      ["TERRAFORM_CLIENTS", "nobody2"],
    ].map(([setting, id]) => ({
      check: "listed clients",
      status: "problem",
      message: `${setting} has ${id}, but no pool of COGNITO_POOLS has this client.`,
      advice: `Correct the ID in ${setting}, or remove it.`,
    })),
  );
});

test("where a pool gives no answer, nothing is claimed", async () => {
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  expect((await examineListedClients()).map(({ status }) => status)).toEqual(["ok"]);
  await pullLever(cognito.url, "iam");
});
