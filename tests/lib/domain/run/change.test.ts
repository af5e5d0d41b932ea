import { expect, test } from "vitest";
import {
  callsOf,
  changeInWords,
  changeKinds,
  permissionOf,
  type RunChange,
  typedCount,
} from "@/lib/domain/run/change";

const words: [RunChange, string][] = [
  [{ kind: "add scopes", scopes: ["orders/read"] }, "Add orders/read"],
  [{ kind: "add scopes", scopes: ["orders/read", "orders/write"] }, "Add 2 scopes"],
  [{ kind: "remove scopes", scopes: ["orders/read", "orders/write"] }, "Remove 2 scopes"],
  [{ kind: "set lifetime", minutes: 15 }, "Set access token lifetime to 15 minutes"],
  [{ kind: "switch revocation", isOn: false }, "Switch token revocation off"],
  [{ kind: "set owner", team: "team-orders" }, "Set owner team to team-orders"],
  [{ kind: "set owner", team: null }, "Remove the owner team"],
  [{ kind: "set contact", contact: "ann@example.com" }, "Set contact to ann@example.com"],
  [{ kind: "set contact", contact: "" }, "Remove the contact"],
  [{ kind: "set ticket", ticket: "OPS-1" }, "Set ticket to OPS-1"],
  [{ kind: "set ticket", ticket: "" }, "Remove the ticket"],
  [{ kind: "suspend" }, "Suspend"],
  [{ kind: "resume" }, "Resume"],
  [{ kind: "delete" }, "Delete"],
];

test.each(words)("a change has a title: %j", (change, title) => {
  expect(changeInWords(change)).toBe(title);
});

test("every kind of change has a title", () => {
  expect([...new Set(words.map(([{ kind }]) => kind))].sort()).toEqual(Object.keys(changeKinds).sort());
});

test("a run needs the permission of the act that changes a single client", () => {
  expect(permissionOf({ kind: "add scopes" })).toBe("edit client");
  expect(permissionOf({ kind: "set ticket" })).toBe("edit owner");
  expect(permissionOf({ kind: "resume" })).toBe("suspend client");
  expect(permissionOf({ kind: "delete" })).toBe("delete client");
});

test("a change of the owner writes nothing to Cognito", () => {
  expect(callsOf({ kind: "set owner" }).write).toBeNull();
  expect(callsOf({ kind: "set lifetime" }).write).toBe("UpdateUserPoolClient");
  expect(callsOf({ kind: "delete" }).write).toBe("DeleteUserPoolClient");
});

test("the count is typed for every deletion, and to change clients where changes are confirmed", () => {
  expect(typedCount({ kind: "delete" }, 3, [])).toBe("3");
  expect(typedCount({ kind: "suspend" }, 12, ["prod-eu"])).toBe("12");
  expect(typedCount({ kind: "suspend" }, 12, [])).toBeNull();
  expect(typedCount({ kind: "remove scopes" }, 12, ["prod"])).toBe("12");
  expect(typedCount({ kind: "set owner" }, 12, ["prod"])).toBeNull();
});
