import { beforeEach, expect, test, vi } from "vitest";
import { listResourceServers } from "@/lib/aws/cognito/resource-servers";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { comeAs, comeAsStranger } from "@/tests/kit/door/a-visitor";
import { anAct, formOf } from "@/tests/kit/door/an-act";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const cognito = await ownCognito();
beforeEach(() => pullLever(cognito.url, "journal"));

/** An action whose every part that the door lets run calls Cognito. */
function aCallingAct() {
  const act = anAct();
  const calling =
    <T>(part: () => Promise<T>) =>
    async () => {
      got(await listResourceServers(devPool()));
      return part();
    };
  return Object.assign(act, {
    subject: calling(act.subject),
    plan: calling(act.plan),
    run: calling(act.run),
  });
}

const calls = async () => (await journalOf(cognito.url)).map(({ operation }) => operation);

test.each([
  ["of a stranger", null, {}, "signed-out"],
  ["for another pool", ["m2m-admin"], { poolId: "eu-west-1_Unknown1" }, "not-found"],
  ["with a role of another environment", ["m2m-admin@prod"], {}, "not-found"],
  ["with a role of its own making", ["m2m-viewer"], { role: "admin", groups: "m2m-admin" }, "denied"],
  ["with a field that is none", ["m2m-admin"], { clientId: "!" }, "invalid"],
])("a form by hand %s makes no call", async (_what, groups, fields, code) => {
  const act = aCallingAct();
  if (groups === null) comeAsStranger();
  else await comeAs({ groups });
  expect(await act.send(formOf(fields))).toMatchObject({ is: "refused", problem: { code } });
  expect(await calls()).toEqual([]);
  expect(act.steps).toEqual([]);
});

test("the same form of somebody who may makes them all", async () => {
  await comeAs({});
  expect(await aCallingAct().send(formOf())).toMatchObject({ is: "done" });
  expect(await calls()).toEqual(["ListResourceServers", "ListResourceServers", "ListResourceServers"]);
});
