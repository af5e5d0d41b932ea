import { expect, test } from "vitest";
import { groupsIn } from "@/lib/domain/access/groups-claim";
import { grantsOf } from "@/lib/domain/access/roles";

const groups = { claim: "groups", separator: null } as const;
const read = (...names: string[]) => ({ reading: "read", groups: names });
const none = (reading: string) => ({ reading, groups: [] });

test.each([
  ["a list", { groups: ["m2m-admin", "team-orders"] }, read("m2m-admin", "team-orders")],
  ["an empty list", { groups: [] }, read()],
  ["one text", { groups: "m2m-admin" }, read("m2m-admin")],
  ["an empty text", { groups: "" }, read()],
  ["paths of Keycloak", { groups: ["/m2m-admin", "/team-orders"] }, read("m2m-admin", "team-orders")],
  ["a path below a group", { groups: ["/teams/m2m-admin"] }, read("/teams/m2m-admin")],
  ["two slashes", { groups: ["//m2m-admin", "/"] }, read("//m2m-admin", "/")],
  ["another claim alone", { roles: ["m2m-admin"] }, none("missing")],
  ["null", { groups: null }, none("missing")],
  ["a list with a number", { groups: ["m2m-admin", 1] }, none("unreadable")],
  ["a list of lists", { groups: [["m2m-admin"]] }, none("unreadable")],
  ["an object", { groups: { "m2m-admin": true } }, none("unreadable")],
  ["a number", { groups: 7 }, none("unreadable")],
  ["true", { groups: true }, none("unreadable")],
  ["too many names", { groups: Array.from({ length: 1_001 }, () => "m2m-admin") }, none("unreadable")],
  ["as many names as may be", { groups: Array.from({ length: 1_000 }, () => "a") }, { reading: "read" }],
  ["a name too long", { groups: ["m2m-admin", "a".repeat(257)] }, none("unreadable")],
  ["a name as long as may be", { groups: ["a".repeat(256)] }, read("a".repeat(256))],
  ["a text too long", { groups: "a".repeat(257) }, none("unreadable")],
])("%s as a claim of groups", (_what, claims, expected) => {
  expect(groupsIn(claims, groups)).toMatchObject(expected);
});

test.each([
  ["realm_access.roles", { realm_access: { roles: ["m2m-admin"] } }],
  ["resource_access.clientele.roles", { resource_access: { clientele: { roles: ["m2m-admin"] } } }],
  ["https://example.com/groups", { "https://example.com/groups": ["m2m-admin"] }],
  ["cognito:groups", { "cognito:groups": ["m2m-admin"] }],
  ["realm_access.roles", { "realm_access.roles": ["m2m-admin"], realm_access: { roles: ["m2m-viewer"] } }],
])("the claim %s is found", (claim, claims) => {
  expect(groupsIn(claims, { claim, separator: null })).toEqual(read("m2m-admin"));
});

test.each([
  ["a path that ends early", "realm_access.roles", { realm_access: ["m2m-admin"] }],
  ["a path through a text", "a.length", { a: "m2m-admin" }],
  ["a path of a URL", "https://example.com/groups", { "https://example": { "com/groups": ["m2m-admin"] } }],
  ["what every object has", "constructor.name", {}],
  ["what every object has, by path", "a.constructor.name", { a: {} }],
])("%s is no claim of groups", (_what, claim, claims) => {
  expect(groupsIn(claims, { claim, separator: null })).toEqual(none("missing"));
});

test.each([
  ["Entra's overage", { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint: "x" } } }],
  ["Entra's overage of the implicit flow", { hasgroups: true }],
])("%s names no group, whatever else stands there", (_what, claims) => {
  expect(groupsIn({ ...claims, roles: ["m2m-admin"] }, groups)).toEqual(none("overage"));
});

test("an overage of another claim does not concern one that is there, or one that is missing", () => {
  const claims = { _claim_names: { groups: "src1" }, hasgroups: true, roles: ["m2m-viewer"] };
  expect(groupsIn(claims, { claim: "roles", separator: null })).toEqual(read("m2m-viewer"));
  expect(groupsIn(claims, { claim: "wids", separator: null })).toEqual(none("missing"));
});

test.each([
  ["comma", "m2m-admin,team-orders", ["m2m-admin", "team-orders"]],
  ["comma", "[m2m-admin, team-orders]", ["m2m-admin", "team-orders"]],
  ["comma", '["m2m-admin","team-orders"]', ["m2m-admin", "team-orders"]],
  ["comma", "[]", []],
  ["comma", "Friends of m2m-admin, /team-orders,", ["Friends of m2m-admin", "team-orders"]],
  ["space", "m2m-admin  team-orders ", ["m2m-admin", "team-orders"]],
  ["space", "m2m-admin,team-orders", ["m2m-admin,team-orders"]],
] as const)("separated by %s, the text %s names several groups", (separator, text, expected) => {
  expect(groupsIn({ groups: text }, { claim: "groups", separator })).toEqual(read(...expected));
});

test.each(["Friends of m2m-admin", "Friends,m2m-admin", "[m2m-admin]", '["m2m-admin"]', " m2m-admin"])(
  "without a separator, or in a list, the group %s gives no role",
  (name) => {
    expect(grantsOf(groupsIn({ groups: name }, groups).groups)).toEqual([]);
    for (const separator of ["comma", "space", null] as const)
      expect(groupsIn({ groups: [name] }, { claim: "groups", separator }).groups).toEqual([name]);
  },
);

test.each([
  [{ "cognito:groups": ["a", "b"] }, ["a", "b"]],
  [{ "cognito:groups": [] }, []],
  [{ "cognito:groups": "m2m-admin" }, ["m2m-admin"]],
  [{ "cognito:groups": ["m2m-admin", 1] }, []],
  [{ groups: ["m2m-admin"] }, []],
  [{}, []],
])("Cognito’s claims %j name the groups %j", (claims, names) => {
  expect(groupsIn(claims, { claim: "cognito:groups", separator: null }).groups).toEqual(names);
});
