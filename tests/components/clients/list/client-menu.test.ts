import { expect, test } from "vitest";
import { clientMenu } from "@/components/clients/list/client-menu";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import type { RowRight } from "@/lib/domain/list/row-rights";

const settings: NonNullable<ListedClient["settings"]> = {
  kind: "m2m",
  isOn: true,
  tokenMinutes: 60,
  createdAt: "2026-01-02T03:04:05Z",
  changedAt: "2026-01-02T03:04:05Z",
  scope: "orders/read",
  scopes: 1,
};

const row: ListedClient = {
  clientId: "1a2b3c4d5e6f7g8h9i0j1k2l3m",
  name: "orders-worker",
  settings,
  secrets: { count: 1, oldest: "2026-01-02T03:04:05Z" },
  ownerTeam: "team-orders",
  isSuspended: false,
  deadScopes: 0,
  message: null,
};

const all: RowRight[] = ["edit client", "rotate secret", "test token", "suspend client"];

const labels = (client: ListedClient, rights: readonly RowRight[], canCreate: boolean) =>
  clientMenu(client, { pool: { id: "p", environment: "dev" }, rights, canCreate }).map((group) =>
    group.map(({ label }) => label),
  );

test("an operator of its team is offered every act", () => {
  expect(labels(row, all, true)).toEqual([
    ["Open", "Rotate secret", "Try a token", "Code", "Activity"],
    ["Edit", "Duplicate", "Suspend"],
    ["Copy client ID"],
  ]);
});

test("a viewer is offered what is read", () => {
  expect(labels(row, [], false)).toEqual([["Open", "Secrets", "Code", "Activity"], [], ["Copy client ID"]]);
});

const off = { ...settings, isOn: false };

test("a suspended client can be resumed", () => {
  expect(labels({ ...row, settings: off, isSuspended: true }, all, true)[1]).toEqual([
    "Edit",
    "Duplicate",
    "Resume",
  ]);
});

test("a client whose OAuth was disabled elsewhere can be neither suspended nor resumed", () => {
  expect(labels({ ...row, settings: off }, all, true)[1]).toEqual(["Edit", "Duplicate"]);
});

test("an unread client is offered its pages and no change", () => {
  expect(labels({ ...row, settings: null, secrets: null }, all, true)).toEqual([
    ["Open", "Secrets", "Code", "Activity"],
    [],
    ["Copy client ID"],
  ]);
});

test("a user sign-in client is only shown", () => {
  expect(labels({ ...row, settings: { ...settings, kind: "people" } }, all, true)).toEqual([
    ["Open", "Activity"],
    ["Copy client ID"],
  ]);
});

test("a client that registered itself is offered every act but those on its secrets", () => {
  expect(labels({ ...row, settings: { ...settings, isSelfRegistered: true } }, all, true)).toEqual([
    ["Open", "Secrets", "Try a token", "Code", "Activity"],
    ["Edit", "Duplicate", "Suspend"],
    ["Copy client ID"],
  ]);
});
