import { beforeEach, expect, test } from "vitest";
import { examineRecentSignIns } from "@/lib/acts/doctor/recent-sign-ins";
import type { GroupsRead } from "@/lib/domain/access/groups-claim";
import { store } from "@/lib/store/database";
import { sessions } from "@/lib/store/schema";
import { beginSession, endSession } from "@/lib/store/sessions";
import { consoleOn } from "@/tests/kit/console-on";
import { settingsOfAws } from "@/tests/kit/settings-of-aws";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

const [pool = ""] = settingsOfAws.COGNITO_POOLS.split("=");
consoleOn({ settings: { ...settingsOfAws, SIGN_IN_GROUPS_CLAIM: "roles" } });
embeddedStore();
beforeEach(async () => {
  await (await store()).delete(sessions);
});

const without = (reading: GroupsRead["reading"]): GroupsRead => ({ reading, groups: [] });

/** Sign-ins of these groups, the newest first, a second apart. */
async function signIns(...all: readonly GroupsRead[]): Promise<void> {
  for (const [index, groups] of all.entries()) {
    const signedInAt = Date.now() - index * 1_000;
    const person = { personId: `p${index}`, email: `p${index}@example.com` };
    got(await beginSession({ sessionId: `s${index}`, ...person, signedInAt, groups, endsAt: null }));
  }
}

test("without sign-ins there is no finding, nor is the end of an unknown session one", async () => {
  expect(await examineRecentSignIns()).toEqual([]);
  got(await endSession("never begun"));
  expect(await examineRecentSignIns()).toEqual([]);
});

test("sign-ins that all brought a role are fine", async () => {
  await signIns(named("m2m-viewer"), named(`m2m-operator@${pool}`, "team-a"));
  expect(await examineRecentSignIns()).toEqual([
    {
      check: "recent sign-ins",
      status: "ok",
      message: "All of the newest sign-ins (2, at most 7 days old) brought a role by the claim roles.",
      advice: null,
    },
  ]);
});

test("sign-ins that all brought no role are a problem with what came, which names no group", async () => {
  await signIns(
    without("missing"),
    without("missing"),
    without("overage"),
    without("unreadable"),
    named("hidden-group", "team-hidden"),
    named("m2m-admin@nowhere"),
  );
  const [finding, ...more] = await examineRecentSignIns();
  expect(more).toEqual([]);
  expect(finding).toEqual({
    check: "recent sign-ins",
    status: "problem",
    message:
      "None of the newest sign-ins (6, at most 7 days old) brought a role: the claim roles named no role in 2, was missing in 2, was left out because of too many groups in 1, was not a list of names in 1.",
    advice: expect.stringMatching(/^Set SIGN_IN_GROUPS_CLAIM to the claim/),
  });
  expect(JSON.stringify(finding)).not.toMatch(/hidden|nowhere|example\.com/);
});

test("some sign-ins without a role are a note", async () => {
  await signIns(without("missing"), named("m2m-admin"), named("staff"));
  expect(await examineRecentSignIns()).toEqual([
    {
      check: "recent sign-ins",
      status: "note",
      message:
        "2 of the newest sign-ins (3, at most 7 days old) brought no role: the claim roles named no role in 1, was missing in 1.",
      advice: expect.stringMatching(/^If these people should have access/),
    },
  ]);
});

test("the 20 newest sign-ins count, so that older roles do not hide a claim that went wrong", async () => {
  const wrong = Array.from({ length: 20 }, () => without("missing"));
  await signIns(...wrong, named("m2m-admin"));
  expect(await examineRecentSignIns()).toMatchObject([
    { status: "problem", message: expect.stringContaining("(20, at most 7 days old)") },
  ]);
});

test("sign-ins of over a week ago do not count", async () => {
  const signedInAt = new Date(Date.now() - 8 * 86_400_000);
  const old = { sessionId: "old", personId: "p", email: "p@example.com", groups: [] };
  await (await store()).insert(sessions).values({ ...old, signedInAt, groupsAt: signedInAt });
  expect(await examineRecentSignIns()).toEqual([]);
});
