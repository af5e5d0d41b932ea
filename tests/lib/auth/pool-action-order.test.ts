import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { log } from "@/lib/process/log";
import {
  comeAs,
  comeAsStranger,
  dev,
  newestRow,
  origin,
  request,
  rowCount,
  settingsFor,
} from "@/tests/kit/door/a-visitor";
import { anAct, formOf } from "@/tests/kit/door/an-act";
import { embeddedStore } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");

test("each check comes before the next: what is wrong besides is neither told nor looked at", async () => {
  const act = anAct();
  act.subject = async () => failed(problem("store-unreachable"));
  act.plan = async () => failed(problem("not-found"));
  const wrong = { poolId: "eu-west-1_Unknown1", clientId: "!", intentId: "no uuid", typedName: "no" };
  const sent = randomUUID();
  const refused = async (code: string, fields: Record<string, string>, steps: string[]) => {
    act.steps.length = 0;
    const answer = await act.send(formOf({ ...wrong, ...fields }));
    expect(answer.is === "refused" ? answer.problem.code : answer.is, code).toBe(code);
    expect(act.steps, code).toEqual(steps);
    return answer;
  };

  comeAsStranger({ origin: "https://evil.example.com" });
  await refused("wrong-origin", {}, []);
  comeAsStranger();
  await refused("signed-out", {}, []);
  await comeAs({ groups: ["team-orders"] });
  await refused("no-role", {}, []);
  await comeAs({ groups: ["m2m-viewer"] });
  await refused("not-found", {}, []);
  await refused("denied", { poolId: dev }, []);
  await comeAs({ groups: ["m2m-operator"] });
  const invalid = await refused("invalid", { poolId: dev }, []);
  expect(invalid).toMatchObject({ problem: { fields: { clientId: "Use letters." } } });
  const unclaimed = await refused("invalid", { poolId: dev, clientId: "orders" }, []);
  expect(unclaimed).toMatchObject({ problem: { fields: {}, message: "Reload the page and try again." } });
  const form = { poolId: dev, clientId: "orders", intentId: sent };
  await refused("store-unreachable", form, ["subject"]);
  act.subject = async () => ok({ team: "team-payments" });
  await refused("denied", form, ["subject"]);
  act.subject = async () => ok({ team: null });
  await comeAs({});
  await refused("not-found", form, ["subject", "plan"]);
  act.plan = async () => ok({ typedName: "orders", run: act.run });
  await refused("invalid", form, ["subject", "plan"]);
  expect(await act.send(formOf({ ...form, typedName: "orders" }))).toMatchObject({ is: "done" });
  act.plan = async () => failed(problem("not-found"));
  await refused("already-sent", form, ["subject"]);
});

test.each([
  ["missing", {}],
  ["empty", { origin: "" }],
  ["null, as a sandboxed frame sends it", { origin: "null" }],
  ["foreign", { origin: "https://evil.example.com" }],
  ["ours as a prefix", { origin: `${origin}.evil.example.com` }],
  ["ours on another port", { origin: "http://localhost:4000" }],
  ["ours over another protocol", { origin: "https://localhost:3999" }],
  [
    "foreign, with ours in X-Forwarded-Host",
    { origin: "https://evil.com", "x-forwarded-host": "localhost:3999" },
  ],
])(
  "an origin that is %s is refused, does nothing and leaves one row",
  async (_what, headers: Record<string, string>) => {
    const act = anAct();
    await comeAs({});
    request.headers.delete("origin");
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    const before = await rowCount();
    expect(await act.send(formOf())).toMatchObject({ is: "refused", problem: { code: "wrong-origin" } });
    expect(act.steps).toEqual([]);
    expect(await rowCount()).toBe(before + 1);
    expect(await newestRow()).toMatchObject({
      action: "edit client",
      outcome: "wrong-origin",
      poolId: dev,
      person: { id: "ann" },
      intentId: null,
      clientId: null,
    });
  },
);

test("a stranger leaves no row, whatever they send, but a line in the log", async () => {
  const act = anAct();
  const lines = vi.spyOn(log, "info");
  const before = await rowCount();
  comeAsStranger({ origin: "https://evil.example.com" });
  await act.send(formOf());
  comeAsStranger();
  expect(await act.send(formOf())).toMatchObject({ problem: { code: "signed-out" } });
  expect(await rowCount()).toBe(before);
  const stranger = { person: null, action: "edit client", poolId: dev };
  expect(lines.mock.calls.map(([told]) => told)).toEqual([
    { audit: { ...stranger, outcome: "wrong-origin" } },
    { audit: { ...stranger, outcome: "signed-out" } },
  ]);
  lines.mockRestore();
});

test.each(["poolId", "intentId", "typedName"])("a file as %s is taken for nothing", async (field) => {
  const act = anAct();
  act.plan = async () => ok({ typedName: "orders", run: act.run });
  await comeAs({});
  const answer = await act.send(formOf({ typedName: "orders", [field]: new Blob(["orders"]) }));
  expect(answer.is).toBe("refused");
  expect(act.steps).not.toContain("run");
});

test("a form in which everything is named as the form is, not as somebody wishes, decides alone", async () => {
  const act = anAct();
  await comeAs({ groups: ["m2m-viewer"] });
  const claims = { role: "admin", groups: "m2m-admin", sub: "bob", personId: "bob", environment: "prod" };
  expect(await act.send(formOf(claims))).toMatchObject({ problem: { code: "denied" } });
  expect(await newestRow()).toMatchObject({ person: { id: "ann" }, role: "viewer", environment: "dev" });
});

test("where the store is away before anything is known, nobody's session is: it is told apart from signed out", async () => {
  const act = anAct();
  await comeAs({});
  const answer = await withoutTable("sessions", () => act.send(formOf()));
  expect(answer).toMatchObject({ is: "refused", problem: { code: "store-unreachable" } });
  expect(act.steps).toEqual([]);
  expect((await act.send(formOf())).is).toBe("done");
});

test("where nobody can tell whether the form was sent before, nothing is planned", async () => {
  const act = anAct();
  await comeAs({});
  const answer = await withoutTable("intents", () => act.send(formOf()));
  expect(answer).toMatchObject({ is: "refused", problem: { code: "store-unreachable" } });
  expect(act.steps).toEqual(["subject"]);
});
