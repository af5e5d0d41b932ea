import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { store } from "@/lib/store/database";
import { sessions } from "@/lib/store/schema";
import {
  beginSession,
  endSession,
  groupsOfPeople,
  keepRefreshToken,
  newestSession,
  renewGroups,
  sessionOf,
} from "@/lib/store/sessions";
import { got, onBothStores } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

const day = 86_400_000;
const begun = (sessionId: string, signedInAt = Date.now()) => ({
  sessionId,
  personId: "ann",
  email: "ann@example.com",
  signedInAt,
  groups: named("m2m-operator@dev", 'team "a", {b}'),
  endsAt: null,
});

onBothStores(() => {
  test("a session lives with its groups until it is ended, and then for ever no more", async () => {
    const session = begun("one");
    expect(got(await sessionOf("one"))).toBeNull();
    got(await beginSession(session));
    expect(got(await sessionOf("one"))).toEqual({
      isLive: true,
      groups: session.groups.groups,
      groupsAt: session.signedInAt,
      groupsReading: "read",
      refreshToken: null,
    });
    got(await endSession("one"));
    got(await beginSession(session));
    got(await renewGroups("one", named("m2m-admin"), Date.now() + 1_000));
    expect(got(await sessionOf("one"))).toMatchObject({ isLive: false, groups: session.groups.groups });
  });

  test("the newest groups of a person are those read last, though that session has ended", async () => {
    expect(got(await newestSession("eve"))).toBeNull();
    const eve = { personId: "eve", email: "eve@example.com" };
    got(await beginSession({ ...begun("early", Date.now() - 5_000), ...eve }));
    got(await beginSession({ ...begun("late", Date.now() - 4_000), ...eve, groups: named("m2m-viewer") }));
    expect(got(await newestSession("eve"))).toMatchObject({ sessionId: "late", groups: ["m2m-viewer"] });
    const renewedAt = Date.now() - 3_000;
    got(await renewGroups("early", named("m2m-admin"), renewedAt));
    got(await endSession("early"));
    expect(got(await newestSession("eve"))).toMatchObject({
      sessionId: "early",
      email: "eve@example.com",
      groups: ["m2m-admin"],
      groupsAt: renewedAt,
    });
  });

  test("a session that was ended before it was known cannot begin", async () => {
    got(await endSession("unknown"));
    got(await beginSession(begun("unknown")));
    expect(got(await sessionOf("unknown"))?.isLive).toBe(false);
  });

  test("returns the latest groups of each person who signed in within a week", async () => {
    const at = Date.now();
    const signIn = (sessionId: string, personId: string, signedInAt: number, groups: string[]) =>
      beginSession({
        sessionId,
        personId,
        email: `${personId}@example.com`,
        signedInAt,
        groups: named(...groups),
        endsAt: null,
      });
    got(await signIn("first", "zoe", at - day, ["zoe-old"]));
    got(await signIn("second", "zoe", at, ["zoe-new"]));
    got(await signIn("third", "yan", at - 6 * day, ["yan"]));
    // A sign-in by `beginSession` would delete it at once.
    const signedInAt = new Date(at - 8 * day);
    await (await store()).insert(sessions).values({
      sessionId: "fourth",
      personId: "xia",
      email: "xia@example.com",
      signedInAt,
      groups: ["xia"],
      groupsAt: signedInAt,
    });
    got(await endSession("never begun"));
    const groups = got(await groupsOfPeople());
    expect(groups).toContainEqual(["zoe-new"]);
    expect(groups).toContainEqual(["yan"]);
    expect(groups).not.toContainEqual(["zoe-old"]);
    expect(groups).not.toContainEqual(["xia"]);
    expect(groups).not.toContainEqual([]);
  });

  test("newer groups replace older ones, and never the other way round", async () => {
    const session = begun("two");
    got(await beginSession(session));
    got(await renewGroups("two", named("m2m-viewer"), session.signedInAt + 20));
    got(await renewGroups("two", named("m2m-admin"), session.signedInAt + 10));
    expect(got(await sessionOf("two"))).toEqual({
      isLive: true,
      groups: ["m2m-viewer"],
      groupsAt: session.signedInAt + 20,
      groupsReading: "read",
      refreshToken: null,
    });
  });

  test("groups of the same instant change nothing, nor does a sign-in that is told twice", async () => {
    const session = begun("three");
    got(await beginSession(session));
    got(await renewGroups("three", named("m2m-admin"), session.signedInAt));
    expect(got(await sessionOf("three"))?.groups).toEqual(session.groups.groups);
    got(await renewGroups("three", named("m2m-viewer"), session.signedInAt + 1));
    got(await beginSession(session));
    expect(got(await sessionOf("three"))?.groups).toEqual(["m2m-viewer"]);
  });

  test("one session's end and groups are no other's, and its end stays the first one", async () => {
    for (const id of ["mine", "theirs"]) got(await beginSession(begun(id)));
    got(await renewGroups("mine", named("m2m-admin"), Date.now() + 1_000));
    got(await endSession("mine"));
    expect(got(await sessionOf("theirs"))).toMatchObject({ isLive: true, groups: begun("").groups.groups });
    const endOf = async () =>
      (await (await store()).select().from(sessions).where(eq(sessions.sessionId, "mine")))[0]?.endedAt;
    const first = await endOf();
    const later = vi.spyOn(Date, "now").mockReturnValue(Date.now() + day);
    got(await endSession("mine"));
    later.mockRestore();
    expect(await endOf()).toEqual(first);
  });

  test("sessions of over a week ago are forgotten at the next sign-in", async () => {
    got(await beginSession(begun("old", Date.now() - 8 * day)));
    got(await beginSession(begun("recent", Date.now() - 6 * day)));
    got(await beginSession(begun("new")));
    expect(got(await sessionOf("old"))).toBeNull();
    expect(got(await sessionOf("recent"))?.isLive).toBe(true);
  });

  test("what became of the claim is kept with the groups, and replaced with them", async () => {
    got(await beginSession({ ...begun("claimed"), groups: { reading: "overage", groups: [] } }));
    expect(got(await sessionOf("claimed"))).toMatchObject({ groupsReading: "overage", groups: [] });
    got(await renewGroups("claimed", { reading: "unreadable", groups: [] }, Date.now() + 1_000));
    expect(got(await sessionOf("claimed"))?.groupsReading).toBe("unreadable");
    got(await renewGroups("claimed", named("m2m-viewer"), Date.now() + 2_000));
    expect(got(await sessionOf("claimed"))).toMatchObject({ groupsReading: "read", groups: ["m2m-viewer"] });
  });

  test("a session that has an end is over from then on", async () => {
    const endsAt = Date.now() + day;
    got(await beginSession({ ...begun("short"), endsAt }));
    const clock = vi.spyOn(Date, "now").mockReturnValue(endsAt - 1);
    expect(got(await sessionOf("short"))?.isLive).toBe(true);
    clock.mockReturnValue(endsAt);
    expect(got(await sessionOf("short"))?.isLive).toBe(false);
    clock.mockRestore();
  });

  test("the newest refresh token is kept whatever the age of the groups, until the session ends", async () => {
    for (const id of ["rotating", "other"]) got(await beginSession(begun(id, Date.now() + day)));
    got(await keepRefreshToken("rotating", "first"));
    got(await keepRefreshToken("rotating", "second"));
    expect(got(await sessionOf("rotating"))?.refreshToken).toBe("second");
    expect(got(await sessionOf("other"))?.refreshToken).toBeNull();
    got(await endSession("rotating"));
    expect(got(await sessionOf("rotating"))?.refreshToken).toBeNull();
    got(await keepRefreshToken("rotating", "third"));
    expect(got(await sessionOf("rotating"))?.refreshToken).toBeNull();
  });
});
