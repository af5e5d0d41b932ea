import { expect, test } from "vitest";
import { grantedGroups } from "@/lib/domain/scope/granted";

const servers = [
  {
    identifier: "https://api.example.com/orders",
    name: "Orders API",
    isManaged: false,
    scopes: [{ name: "read", full: "https://api.example.com/orders/read", description: "Reads orders" }],
  },
];
const [read, gone] = ["https://api.example.com/orders/read", "https://api.example.com/orders/gone"];

test("scopes are grouped by API, in the order of the client, and the missing ones counted", () => {
  expect(grantedGroups(["openid", gone, "stock/read", read], servers)).toEqual([
    {
      identifier: "",
      name: null,
      scopes: [{ full: "openid", description: "", isMissing: false }],
      missing: 0,
    },
    {
      identifier: "https://api.example.com/orders",
      name: "Orders API",
      scopes: [
        { full: gone, description: "", isMissing: true },
        { full: read, description: "Reads orders", isMissing: false },
      ],
      missing: 1,
    },
    {
      identifier: "stock",
      name: null,
      scopes: [{ full: "stock/read", description: "", isMissing: true }],
      missing: 1,
    },
  ]);
});

test("while the resource servers are not known, no scope is called missing", () => {
  const [group] = grantedGroups([gone], null);
  expect(group).toMatchObject({ name: null, missing: 0, scopes: [{ isMissing: false }] });
});

test("a client without scopes has no groups", () => {
  expect(grantedGroups([], servers)).toEqual([]);
});
