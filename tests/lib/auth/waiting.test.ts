import { beforeEach, expect, test, vi } from "vitest";
import { waitingForRole } from "@/lib/auth/waiting";
import { comeAs, comeAsStranger, settingsFor } from "@/tests/kit/door/a-visitor";
import { fakeIssuer } from "@/tests/kit/door/fake-issuer";
import { embeddedStore } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const issuer = await fakeIssuer();
settingsFor(issuer.url);
const tokenOf = async (groups: string[]) => ({
  body: { id_token: await issuer.idToken({ "cognito:groups": groups }) },
});
beforeEach(() => {
  issuer.asked.length = 0;
});

/** The address that the page sends its visitor to. */
const leadsTo = () =>
  waitingForRole().then(
    () => "stays",
    (error) => String(error.digest).replace(/^NEXT_REDIRECT;\w+;(.*);\d+;$/, "$1"),
  );

test("somebody without a role sees their own groups, as they are now", async () => {
  issuer.token = () => tokenOf(["team-orders", "everybody"]);
  await comeAs({ groups: ["team-old"], age: 6_000 });
  expect(await waitingForRole()).toEqual({
    email: "ann@example.com",
    groups: ["team-orders", "everybody"],
    claim: "cognito:groups",
    reading: "read",
    isRenewable: true,
    problem: null,
  });
});

test("somebody whose groups cannot be read again sees what their sign-in brought", async () => {
  await comeAs({ groupsReading: "overage", groups: [], age: 60_000, cookie: { refreshToken: "" } });
  expect(await waitingForRole()).toMatchObject({
    groups: [],
    reading: "overage",
    isRenewable: false,
    problem: null,
  });
  expect(issuer.asked).toEqual([]);
});

test("the groups are read again after 5 seconds, not sooner", async () => {
  issuer.token = () => tokenOf([]);
  await comeAs({ groups: [], age: 1_000 });
  await waitingForRole();
  expect(issuer.asked).toHaveLength(0);
  await comeAs({ groups: [], age: 5_000 });
  await waitingForRole();
  expect(issuer.asked).toHaveLength(1);
});

test("a role that was given meanwhile leads to the overview", async () => {
  issuer.token = () => tokenOf(["m2m-viewer@dev"]);
  await comeAs({ groups: [], age: 6_000 });
  expect(await leadsTo()).toBe("/");
});

test("a visitor without a session, or whose session has ended, signs in first", async () => {
  comeAsStranger();
  expect(await leadsTo()).toContain("/sign-in");
  issuer.token = async () => ({ status: 400, body: { error: "invalid_grant" } });
  await comeAs({ groups: [], age: 6_000 });
  expect(await leadsTo()).toContain("/sign-in");
});

test("where the issuer gives no answer, the known groups stand beside the reason", async () => {
  issuer.token = async () => ({ status: 503, body: {} });
  await comeAs({ groups: ["team-orders"], age: 6_000 });
  expect(await waitingForRole()).toMatchObject({
    groups: ["team-orders"],
    problem: { code: "sign-in-unreachable" },
  });
});
