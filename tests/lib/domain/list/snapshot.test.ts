import { expect, test } from "vitest";
import { unreadEntry } from "@/lib/domain/list/inventory";
import { snapshotIn, snapshotText } from "@/lib/domain/list/snapshot";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const read = {
  version: 7,
  entry: {
    ...unreadEntry({ clientId: "a", name: 'odd "\\ \n ’ name' }, false),
    client: aRow("a", {
      client: {
        name: "as it was",
        scopes: ["api/read", "api/write"],
        authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      },
    }).client,
    describedAt: 1_000,
    secrets: [{ secretId: "a--1", createdAt: "2026-01-01T00:00:00.000Z" }],
    outside: { kind: "changed", at: 2_000, before: { name: "x" }, after: null },
  },
} as const;
const other = { version: 8, entry: { ...read.entry, clientId: "b", client: null } };
const registered = aRow("d", { client: { isSelfRegistered: true, isRevocable: false } });
const agent = { version: 9, entry: { ...unreadEntry(registered, false), client: registered.client } };
const unread = { version: 0, entry: unreadEntry({ clientId: "c", name: "" }, true) };

test("what a snapshot holds comes back as it was, in its order, and texts that clients share are written once", () => {
  const kept = [unread, read, other, agent];
  expect(snapshotIn(snapshotText(kept))).toEqual(kept);
  expect(snapshotText([read, read]).split("api/write")).toHaveLength(2);
});

test("nothing rides along that is not a field of an entry", () => {
  const secrets = [{ ...read.entry.secrets[0], value: "a secret of the test" }];
  const text = snapshotText([
    { ...read, entry: Object.assign({}, read.entry, { secrets, more: "a secret of the test" }) },
  ]);
  expect(text).not.toContain("a secret of the test");
});

test("a snapshot of another shape is no use", () => {
  expect(snapshotIn(snapshotText([read]).replace(/"shape":\d+/, '"shape":0'))).toBeNull();
});
