import { beforeAll, expect, test, vi } from "vitest";
import { currentPerson } from "@/lib/auth/person";
import { groupsOf } from "@/lib/auth/roles";
import { config } from "@/lib/config";
import { sessionOf } from "@/lib/store/sessions";
import { settingsFor } from "@/tests/kit/door/a-visitor";
import { issuerOf, type OwnHabits, roles } from "@/tests/kit/issuer/issuer-of";
import { renewCookie, signedIn, signIn } from "@/tests/kit/issuer/sign-in-at";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

// The habits of real issuers, one by one, on a real one (oidc-provider), from the sign-in to the second renewal.

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://127.0.0.1:9");
beforeAll(() => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() }));

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

const habitsOfIssuers: [string, OwnHabits, Record<string, string>][] = [
  [
    "Cognito: a claim with a colon, a refresh token without being asked",
    { claims: { "cognito:groups": roles }, refresh: "nothing" },
    { SIGN_IN_GROUPS_CLAIM: "" },
  ],
  [
    "Cognito before another issuer: one text with commas and brackets",
    { claims: { "custom:groups": `[${roles.join(", ")}]` }, refresh: "nothing" },
    { SIGN_IN_GROUPS_CLAIM: "custom:groups", SIGN_IN_GROUPS_SEPARATOR: "comma" },
  ],
  [
    "Entra: app roles, a refresh token for offline_access, replaced at each use",
    { claims: { roles }, refresh: "offline_access", rotates: true },
    { SIGN_IN_GROUPS_CLAIM: "roles" },
  ],
  [
    "Okta: groups in userinfo alone, refresh tokens that rotate",
    { claims: { groups: roles }, isInIdToken: false, refresh: "offline_access", rotates: true },
    {},
  ],
  [
    "Keycloak: paths of groups, and a refresh token without being asked, used once",
    { claims: { groups: roles.map((name) => `/${name}`) }, refresh: "nothing", rotates: true },
    { SIGN_IN_SCOPES: "openid email profile" },
  ],
  [
    "Keycloak: roles of the realm, nested",
    { claims: { realm_access: { roles } }, refresh: "nothing" },
    { SIGN_IN_GROUPS_CLAIM: "realm_access.roles" },
  ],
  [
    "Auth0: a claim named by a URL, an issuer with a slash at its end",
    {
      claims: { "https://example.com/groups": roles },
      hasSlash: true,
      refresh: "offline_access",
      rotates: true,
    },
    { SIGN_IN_GROUPS_CLAIM: "https://example.com/groups" },
  ],
  [
    "Google's way to a refresh token: access_type and consent",
    { claims: { groups: roles }, refresh: "access_type" },
    { SIGN_IN_PARAMETERS: "access_type=offline&prompt=consent" },
  ],
  [
    "oidc-provider as it is: claims in userinfo, offline_access with consent alone",
    { claims: { groups: roles }, isInIdToken: false, refresh: "offline_access and consent" },
    { SIGN_IN_PARAMETERS: "prompt=consent" },
  ],
  [
    "an issuer that takes the client's secret in the body alone",
    { claims: { groups: roles }, isPostOnly: true },
    {},
  ],
  [
    "a client secret of signs that Basic cannot hold as they are",
    { claims: { groups: roles }, clientSecret: "a+b%2Fc/d=e:f &g%" },
    {},
  ],
  [
    "the same secret in the body",
    { claims: { groups: roles }, clientSecret: "a+b%2Fc/d=e:f &g%", isPostOnly: true },
    {},
  ],
  [
    "an issuer whose renewals bring no ID token",
    {
      claims: { groups: roles },
      answer: (path, body) => {
        if (path === "/token" && hasSignedIn) delete body.id_token;
        return body;
      },
    },
    {},
  ],
];

let hasSignedIn = false;

test.each(habitsOfIssuers)("%s", async (_what, habits, settings) => {
  hasSignedIn = false;
  await issuerOf(habits, settings);
  expect(await signIn()).toBe("http://localhost:3999/pools");
  hasSignedIn = true;
  const session = await signedIn();
  expect(session).toMatchObject({ sub: "ann", email: "ann@example.com", name: "Ann", groups: roles });
  expect(session.refreshToken).not.toBe("");
  expect(got(await currentPerson("writes"))).toMatchObject({
    grants: [{ role: "operator", environment: "dev" }],
    teams: ["team-orders"],
  });
  // Twice: an issuer may have replaced the refresh token at the first.
  for (const renewal of ["first", "second"]) {
    later(61_000);
    expect(await groupsOf(await signedIn(), 60_000), renewal).toEqual({ ok: true, value: named(...roles) });
    expect((await signedIn()).groupsAt, renewal).toBe(Date.now());
  }
});

test.each([
  ["", "/"],
  ["/", ""],
])("an issuer that ends with “%s” is found by a setting that ends with “%s”", async (own, set) => {
  const { origin } = await issuerOf({ claims: { groups: roles }, hasSlash: own === "/" }, {});
  config().signIn.issuer = `${origin}${set}`;
  expect(await signIn()).toBe("http://localhost:3999/pools");
  later(61_000);
  expect(await groupsOf(await signedIn(), 60_000)).toEqual({ ok: true, value: named(...roles) });
});

test("many requests and instances at once redeem a refresh token that works once", async () => {
  await issuerOf({ claims: { groups: roles }, rotates: true }, {});
  await signIn();
  const { refreshToken } = await signedIn();
  for (let round = 0; round < 2; round += 1) {
    later(61_000);
    const session = await signedIn();
    const underWay: Map<string, unknown> = Reflect.get(
      globalThis,
      Symbol.for("clientele renewals of groups"),
    );
    const renewals = Array.from({ length: 6 }, () => {
      const renewal = groupsOf(session, 60_000);
      // Another instance knows nothing of this process's renewals.
      underWay.clear();
      return renewal;
    });
    for (const renewal of await Promise.all(renewals))
      expect(renewal).toEqual({ ok: true, value: named(...roles) });
  }
  // The cookie still holds the first one: the newest is in the store, and unreadable there.
  const session = await signedIn();
  expect(session.refreshToken).toBe(refreshToken);
  const { refreshToken: kept } = got(await sessionOf(session.sessionId)) ?? {};
  expect(kept).toMatch(/^eyJ/);
  expect(kept).not.toContain(refreshToken);
});

test.each([
  ["as long as its ID token", 1_800_000, {}],
  ["an hour at most", 3_600_000, { idTokenSeconds: 86_400 }],
])(
  "without a refresh token a session lasts %s, with the roles of its sign-in",
  async (_what, lasts, more) => {
    await issuerOf({ claims: { groups: roles }, refresh: "never given", ...more }, {});
    vi.setSystemTime(Math.floor(Date.now() / 1_000) * 1_000);
    const at = Date.now();
    await signIn();
    const { refreshToken, sessionId } = await signedIn();
    expect(refreshToken).toBe("");
    // The cookie is renewed as the page does it, or it would end after 30 minutes without input.
    for (const age of [1_200_000, 2_400_000, lasts - 1].filter((it) => it < lasts)) {
      vi.setSystemTime(at + age);
      expect(await renewCookie(), `${age}`).toMatchObject({ user: { name: "Ann" } });
      expect(got(await currentPerson("writes")).teams).toEqual(["team-orders"]);
    }
    vi.setSystemTime(at + lasts);
    expect(await currentPerson("reads")).toMatchObject({ problem: { code: "signed-out" } });
    expect(await renewCookie()).toEqual({});
    expect(got(await sessionOf(sessionId))?.isLive).toBe(false);
  },
);

test("a claim that is nowhere, is elsewhere or is no list gives no role, and the session says which", async () => {
  const cases: [object, string][] = [
    [{}, "missing"],
    [
      { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint: "https://x.example" } } },
      "overage",
    ],
    [{ groups: { "m2m-admin": true } }, "unreadable"],
  ];
  for (const [claims, groupsReading] of cases) {
    const issuer = await issuerOf({ claims }, {});
    expect(await signIn()).toBe("http://localhost:3999/pools");
    expect(await signedIn()).toMatchObject({ groupsReading, groups: [] });
    expect(await currentPerson("reads")).toMatchObject({ problem: { code: "no-role" } });
    expect(issuer.asked.includes("/me"), groupsReading).toBe(groupsReading === "missing");
  }
});

test("a role that was taken away is gone at the next renewal, also where userinfo alone tells", async () => {
  const { habits, asked } = await issuerOf({ claims: { groups: roles }, isInIdToken: false }, {});
  await signIn();
  expect(asked).toContain("/me");
  habits.claims.groups = ["team-orders"];
  later(61_000);
  expect(await groupsOf(await signedIn(), 60_000)).toEqual({ ok: true, value: named("team-orders") });
});
