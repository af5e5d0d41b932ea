import { beforeEach, expect, test } from "vitest";
import { groupsOf } from "@/lib/auth/roles";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { signOutUrl } from "@/lib/auth/sign-in/sign-out-url";
import { settingsFor } from "@/tests/kit/door/a-visitor";
import { fakeIssuer } from "@/tests/kit/door/fake-issuer";
import { forgetIssuer } from "@/tests/kit/door/forget-issuer";

const service = await fakeIssuer();
settingsFor(service.url);

beforeEach(() => {
  forgetIssuer();
  service.discovery = null;
});

test("a sign-in service that is away, or describes itself wrongly, is asked again; then it is asked no more", async () => {
  const wrong = [
    { status: 503, body: {} },
    { body: "<html>" },
    { body: { issuer: service.url } },
    { body: { issuer: service.url, token_endpoint: "nowhere", jwks_uri: `${service.url}/keys` } },
    { body: { issuer: 1, token_endpoint: `${service.url}/token`, jwks_uri: `${service.url}/keys` } },
  ];
  for (const answer of wrong) {
    service.discovery = answer;
    await expect(issuer(), JSON.stringify(answer)).rejects.toThrow();
    expect(await signOutUrl()).toBeNull();
  }
  const session = {
    sessionId: "one",
    sub: "ann",
    email: "",
    name: "",
    refreshToken: "refresh",
    signedInAt: 0,
    seenAt: 0,
    groups: ["m2m-admin"],
    groupsAt: 0,
    groupsReading: "read" as const,
  };
  expect(await groupsOf(session, 1)).toMatchObject({ problem: { code: "sign-in-unreachable" } });
  service.discovery = null;
  service.discoveries = 0;
  const [found, same] = await Promise.all([issuer(), issuer()]);
  expect(same).toBe(found);
  expect(found).toMatchObject({
    name: service.url,
    tokenUrl: `${service.url}/token`,
    endSessionUrl: `${service.url}/logout`,
    wantsOfflineAccess: false,
  });
  expect(await issuer()).toBe(found);
  expect(service.discoveries).toBe(1);
});

test("who signs out ends the issuer's session too, and comes back to the sign-in page", async () => {
  const url = new URL((await signOutUrl()) ?? "");
  expect(url.origin + url.pathname).toBe(`${service.url}/logout`);
  const back = "http://localhost:3999/sign-in";
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "console0signin",
    logout_uri: back,
    post_logout_redirect_uri: back,
  });
});
