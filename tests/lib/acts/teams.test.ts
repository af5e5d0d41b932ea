import { expect, test } from "vitest";
import { planClient } from "@/lib/acts/clients/creation";
import { editOwner } from "@/lib/acts/clients/own";
import { setScopePolicy } from "@/lib/acts/servers/set-scope-policy";
import { knownTeams, refuseNewTeam } from "@/lib/acts/teams";
import { ownerText, policyText } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import { saveOwner } from "@/lib/store/ownership";
import { saveScopePolicy } from "@/lib/store/scope-policies";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { heldScopes, identifier, read } from "@/tests/kit/held-scopes";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();

type Chosen = { ownerTeam: string | null; newTeam?: string };
const owner = { contact: "", purpose: "", ticket: "" };

/** The three forms that give something to a team. */
const forms: Record<
  string,
  (pool: Pool, clientId: string, chosen: Chosen) => ReturnType<typeof refuseNewTeam>
> = {
  "a new client": async (pool, _clientId, chosen) =>
    refusalOf(
      await planClient(pool, {
        ...owner,
        ...chosen,
        name: crypto.randomUUID(),
        scopes: [read],
        tokenMinutes: 60,
      }),
    ),
  "a client": async (pool, clientId, chosen) =>
    refusalOf(await editOwner.plan(pool, { ...owner, ...chosen, clientId, seen: ownerText(null) })),
  "a resource server": async (pool, _clientId, chosen) =>
    refusalOf(
      await setScopePolicy.plan(pool, {
        ...chosen,
        identifier,
        openScopes: [],
        seen: policyText({ team: null, openScopes: [] }),
      }),
    ),
};

const refusalOf = (plan: { ok: true } | Awaited<ReturnType<typeof refuseNewTeam>>) =>
  plan === null || plan.ok ? null : plan;

test.each(Object.entries(forms))(
  "%s goes to a team that nobody knows only after that was confirmed",
  async (_, refused) => {
    const { pool, client } = await heldScopes(cognito.sdk);
    const clientId = await client("given away", [read]);
    await saveOwner(pool.id, "somebody-elses", { ...owner, team: "team-orders" }, "a@example.com");
    expect(await refused(pool, clientId, { ownerTeam: "team-oders" })).toMatchObject({
      problem: { code: "invalid", fields: { ownerTeam: expect.stringContaining("team-oders") } },
    });
    // Another spelling than the one that was confirmed.
    expect(await refused(pool, clientId, { ownerTeam: "team-oders", newTeam: "team-orders" })).not.toBeNull();
    expect(await refused(pool, clientId, { ownerTeam: "team-oders", newTeam: "team-oders" })).toBeNull();
    expect(await refused(pool, clientId, { ownerTeam: null })).toBeNull();
  },
);

test("teams are known that own a client or a resource server of this pool, and the person's own", async () => {
  const pool = devPool(undefined, ["m2m-admin", "team-mine"]);
  await saveOwner(pool.id, "a-client", { ...owner, team: "team-clients" }, "a@example.com");
  await saveScopePolicy(pool.id, "an-api", { team: "team-servers", openScopes: [] }, "a@example.com");
  await saveOwner("another pool", "a-client", { ...owner, team: "team-elsewhere" }, "a@example.com");
  expect(got(await knownTeams(pool))).toEqual(["team-clients", "team-mine", "team-servers"]);
  for (const ownerTeam of ["team-clients", "team-mine", "team-servers"])
    expect(await refuseNewTeam(pool, { ownerTeam })).toBeNull();
  expect(await refuseNewTeam(pool, { ownerTeam: "team-elsewhere" })).not.toBeNull();
});
