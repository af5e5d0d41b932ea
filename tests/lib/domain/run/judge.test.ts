import { expect, test } from "vitest";
import type { AppClient } from "@/lib/domain/client/client";
import type { RunChange } from "@/lib/domain/run/change";
import { type JudgedClient, type JudgedPool, judge } from "@/lib/domain/run/judge";

const settings: AppClient = {
  clientId: "c1",
  name: "billing-export",
  kind: "m2m",
  scopes: ["orders/read"],
  tokenMinutes: 60,
  isOAuthOn: true,
  authFlows: [],
  createdAt: "2026-01-01T00:00:00.000Z",
  changedAt: "2026-02-01T00:00:00.000Z",
};

const client = (more: Partial<JudgedClient> = {}, cognito: Partial<AppClient> = {}): JudgedClient => ({
  clientId: "c1",
  name: "billing-export",
  client: { ...settings, ...cognito },
  isSuspended: false,
  owner: { team: "team-orders", contact: "ann@example.com", purpose: "", ticket: "" },
  protection: null,
  ...more,
});

const admin = { grants: [{ role: "admin", environment: null }], teams: [] } as const;
const operator = { grants: [{ role: "operator", environment: null }], teams: ["team-orders"] } as const;
const viewer = { grants: [{ role: "viewer", environment: null }], teams: [] } as const;

const pool = (person: JudgedPool["person"] = admin): JudgedPool => ({
  person,
  environment: "dev",
  scopePolicies: new Map([["orders", { team: null, openScopes: ["write"] }]]),
  scopes: new Set(["orders/read", "orders/write", "orders/refund"]),
});

const addWrite: RunChange = { kind: "add scopes", scopes: ["orders/read", "orders/write"] };

test("only the scopes that a client lacks are added, and the form names the state that was seen", () => {
  expect(judge(addWrite, pool(), client())).toEqual({
    state: "waiting",
    difference: { label: "Scopes", removed: [], added: ["orders/write"] },
    input: { clientId: "c1", changedAt: settings.changedAt, addScopes: ["orders/write"], dropScopes: [] },
  });
});

test("lifetime and revocation are sent as the form sends them", () => {
  expect(judge({ kind: "set lifetime", minutes: 15 }, pool(), client())).toMatchObject({
    difference: { label: "Access token lifetime", was: "60 minutes", becomes: "15 minutes" },
    input: { tokenMinutes: "15" },
  });
  expect(judge({ kind: "switch revocation", isOn: false }, pool(), client())).toMatchObject({
    difference: { was: "On", becomes: "Off" },
    input: { isRevocable: "false" },
  });
});

const asWanted: [string, RunChange, JudgedClient][] = [
  ["scopes that it has", { kind: "add scopes", scopes: ["orders/read"] }, client()],
  ["scopes that it lacks", { kind: "remove scopes", scopes: ["orders/write"] }, client()],
  ["its lifetime", { kind: "set lifetime", minutes: 60 }, client()],
  ["revocation, which is on", { kind: "switch revocation", isOn: true }, client()],
  ["its owner", { kind: "set owner", team: "team-orders" }, client()],
  ["its contact", { kind: "set contact", contact: "ann@example.com" }, client()],
  ["no ticket", { kind: "set ticket", ticket: "" }, client({ owner: null })],
  ["a suspension of a client that is off", { kind: "suspend" }, client({}, { isOAuthOn: false })],
  ["a resumption of a client that is on", { kind: "resume" }, client()],
];

test.each(asWanted)("a client is unchanged if it already has what is wanted: %s", (_, change, it) => {
  expect(judge(change, pool(), it).state).toBe("unchanged");
});

const reasons: [string, RunChange, JudgedPool, JudgedClient, RegExp][] = [
  ["a viewer", addWrite, pool(viewer), client(), /Only operators/],
  ["another team’s operator", addWrite, pool(operator), client({ owner: null }), /No owner/],
  [
    "a restricted scope",
    { kind: "add scopes", scopes: ["orders/refund"] },
    pool(operator),
    client(),
    /restricted/,
  ],
  ["an operator who deletes", { kind: "delete" }, pool(operator), client(), /Only admins/],
  ["a protected client", { kind: "suspend" }, pool(), client({ protection: "protected" }), /Protected/],
  ["Terraform", { kind: "delete" }, pool(), client({ protection: "terraform" }), /Terraform/],
  ["a client for people", addWrite, pool(), client({}, { kind: "people" }), /user sign-in client/],
  ["unread settings", addWrite, pool(), client({ client: null }), /haven’t been read/],
  [
    "a scope that is not there",
    { kind: "add scopes", scopes: ["a/b"] },
    pool(),
    client(),
    /a\/b isn’t a scope/,
  ],
  [
    "a dead scope that stays",
    addWrite,
    pool(),
    client({}, { scopes: ["gone/x"] }),
    /gone\/x, which no longer/,
  ],
  ["the last scope", { kind: "remove scopes", scopes: ["orders/read"] }, pool(), client(), /no scopes left/],
  [
    "more scopes than a client holds",
    addWrite,
    { ...pool(), scopes: null },
    client({}, { scopes: Array.from({ length: 50 }, (_, at) => `a/${at}`) }),
    /more than 50/,
  ],
  [
    "registration by a client that registered itself",
    { kind: "add scopes", scopes: ["aws.cognito/dcr/register"] },
    pool(),
    client({}, { isSelfRegistered: true }),
    /self-registered/,
  ],
  ["another team", { kind: "set owner", team: "team-x" }, pool(operator), client(), /one of your teams/],
  [
    "a client switched off elsewhere",
    { kind: "resume" },
    pool(),
    client({}, { isOAuthOn: false }),
    /suspended in Clientele/,
  ],
];

test.each(reasons)("a client is skipped with the reason: %s", (_, change, facts, it, sentence) => {
  const judged = judge(change, facts, it);
  expect(judged.state).toBe("skipped");
  expect("sentence" in judged && judged.sentence).toMatch(sentence);
});

test("an operator may add a scope that the client has already, though it is restricted", () => {
  const held = client({}, { scopes: ["orders/refund"] });
  const change: RunChange = { kind: "add scopes", scopes: ["orders/refund", "orders/write"] };
  expect(judge(change, pool(operator), held)).toMatchObject({
    state: "waiting",
    input: { addScopes: ["orders/write"] },
  });
});

test("a dead scope can be removed, while unknown resource servers refuse nothing", () => {
  const held = client({}, { scopes: ["orders/read", "gone/x"] });
  const drop: RunChange = { kind: "remove scopes", scopes: ["gone/x"] };
  expect(judge(drop, pool(), held).state).toBe("waiting");
  expect(judge(addWrite, { ...pool(), scopes: null }, held).state).toBe("waiting");
});

test("a change of one part of the owner keeps the others", () => {
  expect(judge({ kind: "set ticket", ticket: "OPS-1" }, pool(), client({ client: null }))).toEqual({
    state: "waiting",
    difference: { label: "Ticket", was: "None", becomes: "OPS-1" },
    input: {
      clientId: "c1",
      seen: JSON.stringify(["team-orders", "ann@example.com", "", ""]),
      ownerTeam: "team-orders",
      newTeam: undefined,
      contact: "ann@example.com",
      purpose: "",
      ticket: "OPS-1",
    },
  });
});

test("suspending, resuming and deleting name the state that was seen", () => {
  const input = { clientId: "c1", changedAt: settings.changedAt };
  expect(judge({ kind: "suspend" }, pool(), client())).toMatchObject({ state: "waiting", input });
  expect(judge({ kind: "delete" }, pool(), client())).toMatchObject({ state: "waiting", input });
  const off = client({ isSuspended: true }, { isOAuthOn: false });
  expect(judge({ kind: "resume" }, pool(), off)).toMatchObject({ state: "waiting", input });
});
