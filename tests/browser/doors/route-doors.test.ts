import { expect } from "playwright/test";
import { type InPool, routes } from "@/lib/domain/routes";
import { doors } from "@/tests/browser/kit/doors";
import { test } from "@/tests/browser/kit/test";
import { inProd } from "@/tests/kit/in-pool";

/** What a handler answers to nobody, to a viewer, and to an operator asking for what is another team's. */
type Door = {
  url: (pool: InPool) => string;
  statuses: readonly [number, number, number];
  /** What is posted, where the handler takes posts. */
  body?: object;
  /** The same, where the handler takes them as a form. */
  form?: Record<string, string>;
};

const noRun = "00000000-0000-4000-8000-000000000000";
const everybody = [200, 200, 200] as const;
const readers = [401, 200, 200] as const;

// A new handler fails the first test below until it has a line here.
const handlers: Record<string, Door> = {
  "api/auth/[...nextauth]/route.ts GET": { url: () => routes.session, statuses: everybody },
  "api/evidence/key/route.ts GET": { url: () => routes.evidenceKey, statuses: everybody },
  "api/health/form/route.ts POST": { url: () => "/api/health/form", statuses: everybody, body: {} },
  "api/health/ready/route.ts GET": { url: () => "/api/health/ready", statuses: everybody },
  "api/health/route.ts GET": { url: () => "/api/health", statuses: everybody },
  "audit/export/route.ts GET": {
    url: () => routes.auditExport("csv", new URLSearchParams({ action: "no such action" })),
    statuses: readers,
  },
  "audit/evidence/route.ts GET": { url: () => routes.evidence, statuses: readers },
  "audit/verify/route.ts GET": { url: () => routes.auditCheck, statuses: readers },
  "findings/export/route.ts GET": {
    url: () => routes.findingsExport("csv", new URLSearchParams({ rule: "pool-unlisted" })),
    statuses: readers,
  },
  "clients/export/route.ts GET": {
    url: () => routes.allClientsExport("csv", new URLSearchParams({ q: "nobody is called so" })),
    statuses: readers,
  },
  "clients/export/route.ts POST": {
    url: () => routes.allClientsExport("csv", new URLSearchParams()),
    statuses: readers,
    form: { selected: "eu-west-1_Abc abc" },
  },
  "clients/progress/route.ts GET": {
    url: () => routes.allClientsProgress(new URLSearchParams()),
    statuses: readers,
  },
  "clients/settings/route.ts GET": { url: () => `${routes.allClientsSettings}?ids=`, statuses: readers },
  "matrix/export/route.ts GET": {
    url: () => routes.matrixExport("csv", new URLSearchParams({ q: "no-such-client" })),
    statuses: readers,
  },
  "doctor/report/route.ts GET": { url: () => routes.doctorReport, statuses: [401, 403, 403] },
  // It forgets a form that the browser sent by itself, and leads to the page that says so.
  "not-sent/form/route.ts POST": {
    url: () => routes.notSentForm,
    statuses: everybody,
    body: { secret: "x" },
  },
  "runs/[runId]/export/route.ts GET": {
    url: () => routes.runExport(noRun, "csv"),
    statuses: [401, 404, 404],
  },
  "runs/[runId]/progress/route.ts GET": {
    url: () => routes.runProgress(noRun, 0),
    statuses: [401, 404, 404],
  },
  "palette/route.ts GET": { url: () => `${routes.palette}?q=orders`, statuses: readers },
  "pools/[environment]/check-token/verdict/route.ts POST": {
    url: routes.tokenVerdict,
    statuses: readers,
    body: { token: "e30.e30.x", scopes: [] },
  },
  "pools/[environment]/clients/[clientId]/owner/route.ts POST": {
    url: (pool) => routes.clientOwner(pool, "abc"),
    statuses: [401, 403, 403],
    body: { ownerTeam: "team-orders", seen: "null" },
  },
  "pools/[environment]/clients/[clientId]/scopes/route.ts POST": {
    url: (pool) => routes.clientScopes(pool, "abc"),
    statuses: [401, 403, 403],
    body: { addScopes: ["payments/charge"] },
  },
  "pools/[environment]/clients/[clientId]/try/explanation/route.ts POST": {
    url: (pool) => routes.clientExplanation(pool, "abc"),
    statuses: readers,
    body: { error: "invalid_client", status: null, text: "", url: "", contentType: "", scopes: [] },
  },
  "pools/[environment]/clients/[clientId]/try/token/route.ts POST": {
    url: (pool) => routes.clientToken(pool, "abc"),
    statuses: [401, 403, 403],
    body: { secret: "x", scopes: [], way: "basic" },
  },
  "pools/[environment]/clients/kit/route.ts GET": {
    url: (pool) => routes.clientKit(pool, "abc"),
    statuses: [401, 404, 404],
  },
  "pools/[environment]/clients/export/route.ts GET": {
    url: (pool) => routes.clientsExport(pool, "csv", new URLSearchParams()),
    statuses: readers,
  },
  "pools/[environment]/clients/export/route.ts POST": {
    url: (pool) => routes.clientsExport(pool, "csv", new URLSearchParams()),
    statuses: readers,
    form: { selected: "eu-west-1_Abc abc" },
  },
  "pools/[environment]/clients/progress/route.ts GET": { url: routes.clientsProgress, statuses: readers },
  "pools/[environment]/clients/names/route.ts GET": {
    url: (pool) => `${routes.clientNames(pool)}?name=abc`,
    statuses: [401, 403, 200],
  },
  "pools/[environment]/export/content/route.ts GET": { url: routes.poolContent, statuses: readers },
  "pools/[environment]/export/definitions/route.ts GET": {
    url: (pool) => `${routes.clientDefinitions(pool)}?ids=abc`,
    statuses: readers,
  },
  "pools/[environment]/resource-servers/[identifier]/holders/route.ts POST": {
    url: (pool) => routes.scopeHolders(pool, "payments"),
    statuses: [401, 403, 403],
    body: { clientId: "abc", scope: "charge" },
  },
  "pools/[environment]/clients/settings/route.ts GET": {
    url: (pool) => `${routes.clientSettings(pool)}?ids=abc`,
    statuses: readers,
  },
};

/** Next-auth's own: signing in and out, which its tests and tests/browser/doors/session.test.ts hold. */
const posts = ["api/auth/[...nextauth]/route.ts POST"];

test("every route handler has an expectation", () => {
  const found = doors().filter((door) => door.includes("route.ts"));
  expect([...Object.keys(handlers), ...posts].sort()).toEqual(found);
});

for (const [door, { url, statuses, body, form }] of Object.entries(handlers))
  test(`${door} answers nobody, a viewer and an operator with ${statuses.join(", ")}`, async ({
    page,
    request,
    openPage,
    signIn,
    stand,
  }) => {
    const headers = { origin: stand.consoleUrl };
    const address = url(inProd);
    await signIn(page, "viewer");
    const operator = await openPage();
    await signIn(operator, "operator");
    const answers = [request, page.request, operator.request].map((by) =>
      body || form
        ? by.post(address, { headers, ...(body && { data: body }), ...(form && { form }) })
        : by.get(address),
    );
    expect((await Promise.all(answers)).map((answer) => answer.status())).toEqual([...statuses]);
  });
