import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { recoveredActs } from "@/lib/acts/lost/recover";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { knownSecrets } from "@/lib/acts/secrets/known";
import { readClient } from "@/lib/inventory/clients";
import { findRows } from "@/lib/store/audit/search";
import { ownerOf } from "@/lib/store/ownership";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type DyingAct, killedIn, steps } from "@/tests/kit/killed/dying-console";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { got, postgresStore } from "@/tests/kit/store/both-stores";

postgresStore();

type Stand = Awaited<ReturnType<typeof rotatingClient>>;

let cognito: Awaited<ReturnType<typeof freshCognito>>;
const stands = new Map<string, Stand>();
const standOf = (action: DyingAct["action"], step: DyingAct["step"]) => {
  const stand = stands.get(`${action} ${step}`);
  if (!stand) throw new Error("Nothing died here.");
  return stand;
};

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
  const acts: DyingAct[] = [];
  for (const action of ["start rotation", "create client"] as const)
    for (const step of steps) {
      const stand = await rotatingClient(cognito);
      stands.set(`${action} ${step}`, stand);
      const about = action === "start rotation" ? stand.clientId : "made-and-lost";
      acts.push({ action, step, about, poolId: stand.pool.id });
    }
  await killedIn(acts, cognito.url);
  // Time in which it might have gone on; it runs on from there.
  const clock = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => clock() + 180_000);
}, 180_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await cognito.stop();
});

/** The pool as the person opens it who began the act. */
const opened = ({ pool }: Stand) => ({
  ...pool,
  person: { ...pool.person, id: "ann", email: "ann@example.com" },
});

const rowsOf = async ({ pool }: Stand) => got(await findRows({ poolId: pool.id }, 10));

const originsOf = async ({ pool, clientId }: Stand) => {
  const client = got(await readClient(pool, clientId));
  return got(await knownSecrets(pool, client)).map(({ origin }) => origin);
};

describe("a console killed in the start of a rotation", () => {
  test("before the call: nothing was done, and the person learns it", async () => {
    const stand = standOf("start rotation", "intended");
    expect(await recoveredActs(opened(stand))).toMatchObject([
      { action: "start rotation", outcome: "not-done", name: "wheel-turner" },
    ]);
    expect((await rowsOf(stand)).map(({ outcome }) => outcome)).toEqual(["not-done", "intended"]);
    expect(await originsOf(stand)).toEqual(["client"]);
  });

  test.each(["called", "ran"] as const)(
    "once it had %s: the second secret is there, nobody knows it, and the person is told of a secret",
    async (step) => {
      const stand = standOf("start rotation", step);
      const { pool, clientId } = stand;
      const told = { action: "start rotation", outcome: "recovered", clientId };
      expect(await recoveredActs(opened(stand))).toMatchObject([told]);
      expect(await recoveredActs(pool)).toEqual([]);
      expect(await originsOf(stand)).toEqual(["client", "unconfirmed"]);
      const [row, ...others] = await rowsOf(stand);
      expect(row).toMatchObject({ outcome: "recovered", object: { kind: "secret" }, clientId });
      expect(others.map(({ outcome }) => outcome)).toEqual(["intended"]);

      const secretId = row?.object?.id ?? "";
      got(await got(await cancelRotation.plan(opened(stand), { clientId, secretId })).run());
      expect(await recoveredActs(opened(stand))).toEqual([]);
    },
  );
});

describe("a console killed in the creation of a client", () => {
  test("before the call: nothing was done, and the person learns it", async () => {
    const stand = standOf("create client", "intended");
    expect(await recoveredActs(opened(stand))).toMatchObject([
      { action: "create client", outcome: "not-done", name: "made-and-lost" },
    ]);
    expect((await rowsOf(stand)).map(({ outcome }) => outcome)).toEqual(["not-done", "intended"]);
  });

  test.each(["called", "ran"] as const)(
    "once it had %s: the client is there, owned, and the person is told of a client",
    async (step) => {
      const stand = standOf("create client", step);
      const [told, ...others] = await recoveredActs(opened(stand));
      expect(others).toEqual([]);
      expect(told).toMatchObject({ action: "create client", outcome: "recovered", name: "made-and-lost" });
      expect((await rowsOf(stand)).map(({ outcome }) => outcome)).toEqual(["recovered", "intended"]);
      const owner = got(await ownerOf(stand.pool.id, told?.clientId ?? ""));
      expect(owner).toMatchObject({ team: "team-orders" });
    },
  );
});
