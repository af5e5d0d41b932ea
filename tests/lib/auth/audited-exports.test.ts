import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { GET as exportEvidence } from "@/app/audit/evidence/route";
import { GET as exportTrail } from "@/app/audit/export/route";
import { GET as exportFleet } from "@/app/clients/export/route";
import { GET as exportFindings } from "@/app/findings/export/route";
import { GET as exportMatrix } from "@/app/matrix/export/route";
import { GET as exportClients } from "@/app/pools/[environment]/clients/export/route";
import { GET as downloadKit } from "@/app/pools/[environment]/clients/kit/route";
import { GET as readDefinitions } from "@/app/pools/[environment]/export/definitions/route";
import { recordRefusal } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { ownCognito } from "@/tests/kit/console-on";
import { comeAs, dev, origin, request } from "@/tests/kit/door/a-visitor";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const cognito = await ownCognito();
let clientId: string;
beforeAll(async () => {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: dev,
      ClientName: "exported",
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["auth-resource-server/custom-scope.read"],
    }),
  );
  clientId = UserPoolClient?.ClientId ?? "";
});

const inDev = { params: Promise.resolve({ environment: "dev" }) };
const asked = (search: string) => new NextRequest(`${origin}/any?${search}`, { headers: request.headers });

type Way = {
  action: string;
  get: () => Promise<Response>;
  poolId: string | null;
  input: () => object;
  after: object;
  /** Whether nothing of it comes from the server. */
  isEmpty?: boolean;
};

const ways: Way[] = [
  {
    action: "download kit",
    get: () => downloadKit(asked(`client=${clientId}`), inDev),
    poolId: dev,
    input: () => ({ clientId }),
    after: { file: expect.any(String) },
  },
  ...(["csv", "json"] as const).map((format) => ({
    action: "export clients",
    get: () => exportClients(asked(`format=${format}&kind=all&q=exported`), inDev),
    poolId: dev,
    input: () => ({ format, q: "exported", kind: "all" }),
    after: { clients: 1 },
  })),
  {
    action: "export clients",
    get: () =>
      exportClients(asked(`format=csv&kind=all&selected=${dev} ${clientId},${dev} 0never0was0`), inDev),
    poolId: dev,
    input: () => ({ format: "csv", kind: "all", selected: 2 }),
    after: { clients: 1 },
  },
  {
    action: "export clients",
    get: () =>
      exportFleet(asked(`format=json&environment=dev&kind=all&q=exported&selected=${dev} ${clientId}`)),
    poolId: null,
    input: () => ({ format: "json", environment: ["dev"], q: "exported", kind: "all", selected: 1 }),
    after: { clients: 1 },
  },
  {
    action: "export client settings",
    get: () => readDefinitions(asked(`ids=${clientId},0never0was0`), inDev),
    poolId: dev,
    input: () => ({ ids: [clientId, "0never0was0"] }),
    after: { clients: 1 },
  },
  {
    action: "export client settings",
    // Resource servers alone: the page has them, and asks for the row.
    get: () => readDefinitions(asked("ids=&servers=2"), inDev),
    poolId: dev,
    input: () => ({ ids: [], servers: 2 }),
    after: { clients: 0 },
    isEmpty: true,
  },
  {
    action: "export findings",
    get: () => exportFindings(asked("format=json&severity=low")),
    poolId: null,
    input: () => ({ format: "json", severity: "low" }),
    after: { findings: expect.any(Number) },
  },
  {
    action: "export evidence",
    get: () => exportEvidence(asked("")),
    poolId: null,
    input: () => ({}),
    after: { environments: ["dev", "prod"], gaps: expect.any(Object) },
  },
  {
    action: "export matrix",
    get: () => exportMatrix(asked("format=csv&q=no-such-client")),
    poolId: null,
    input: () => ({ format: "csv", q: "no-such-client" }),
    after: { rows: 0 },
  },
  {
    action: "export audit trail",
    get: () => exportTrail(asked("format=csv&action=download kit")),
    poolId: null,
    input: () => ({ format: "csv", action: "download kit" }),
    after: { rows: expect.any(Number) },
  },
];

test.each(ways)("$action leaves what was asked for and how much it was", async ({ get, ...way }) => {
  await comeAs({ groups: ["m2m-admin"] });
  const answer = await get();
  expect(answer.status).toBe(200);
  expect((await answer.text()) === "").toBe(way.isEmpty === true);
  const [end, intent] = got(await findRows({ action: way.action }, 2));
  expect(intent).toMatchObject({ outcome: "intended", poolId: way.poolId, input: way.input() });
  expect(end).toMatchObject({ outcome: "done", outcomeOf: intent?.sequence, after: way.after });
});

test("a file of selected clients says if one of them is not there", async () => {
  await comeAs({ groups: ["m2m-admin"] });
  const nameOf = async (keys: string) => {
    const answer = await exportClients(asked(`format=csv&kind=all&selected=${keys}`), inDev);
    await answer.text();
    return answer.headers.get("content-disposition");
  };
  expect(await nameOf(`${dev} ${clientId}`)).toContain("clients-dev");
  expect(await nameOf(`${dev} ${clientId},${dev} 0never0was0`)).toContain("clients-dev-incomplete.csv");
  const refused = await exportClients(asked("format=csv&selected=<b>"), inDev);
  expect(refused.status).toBe(400);
});

test.each(ways)("$action: no row, no file", async ({ get }) => {
  await comeAs({ groups: ["m2m-admin"] });
  const answer = await withoutTable("audit_rows", get);
  expect(answer.ok).toBe(false);
  expect(answer.headers.get("content-disposition")).toBeNull();
  expect(await answer.json()).toMatchObject({ code: "store-unreachable" });
});

test("a filter that means too many people is refused, which is the outcome", async () => {
  await comeAs({ groups: ["m2m-admin"] });
  for (let at = 0; at <= 50; at += 1) {
    const person = { id: `many-${at}`, email: `many-${at}@example.com` };
    got(await recordRefusal(factsOf({ person }), { code: "denied", requestId: null }));
  }
  const answer = await exportTrail(asked("format=csv&person=many-"));
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: "invalid" }]);
  const [end, intent] = got(await findRows({ action: "export audit trail" }, 2));
  expect(end).toMatchObject({ outcome: "invalid", outcomeOf: intent?.sequence });
  expect((await exportTrail(asked("format=csv&person=many-5"))).status).toBe(200);
});

test("an environment that the person may not see is refused by name, and no file is sent", async () => {
  await comeAs({ groups: ["m2m-viewer@dev"] });
  const answer = await exportFleet(asked("format=csv&environment=prod"));
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { message: expect.stringContaining("“prod” doesn’t exist, or you don’t have access to it.") },
  ]);
});

test("a client that is not there leaves the refusal as the outcome", async () => {
  await comeAs({ groups: ["m2m-admin"] });
  const answer = await downloadKit(asked("client=0never0was0"), inDev);
  expect(answer.status).toBe(404);
  const [end] = got(await findRows({ action: "download kit" }, 1));
  expect(end).toMatchObject({ outcome: "not-found" });
});
