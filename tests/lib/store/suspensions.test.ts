import { expect, test } from "vitest";
import { forgetSuspension, saveSuspension, suspensionOf } from "@/lib/store/suspensions";
import { got, onBothStores } from "./both-stores";

const before = { wasOAuthOn: true, authFlows: ["ALLOW_CLIENT_TOKEN_AUTH"] };

onBothStores(() => {
  test("the first suspension stays until it is forgotten", async () => {
    expect(got(await saveSuspension("pool", "abc", before, "ann@example.com"))).toBe(true);
    const later = saveSuspension("pool", "abc", { wasOAuthOn: false, authFlows: null }, "bob@example.com");
    expect(got(await later)).toBe(false);
    expect(got(await suspensionOf("pool", "abc"))).toEqual({
      ...before,
      suspendedBy: "ann@example.com",
      suspendedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
    });
    expect(got(await suspensionOf("other", "abc"))).toBeNull();
    got(await forgetSuspension("pool", "abc"));
    expect(got(await suspensionOf("pool", "abc"))).toBeNull();
  });

  test("authentication flows that were left alone are kept as none", async () => {
    got(await saveSuspension("pool", "def", { wasOAuthOn: true, authFlows: null }, "ann@example.com"));
    expect(got(await suspensionOf("pool", "def"))).toMatchObject({ authFlows: null });
  });
});
