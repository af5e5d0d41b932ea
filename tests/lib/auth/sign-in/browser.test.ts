// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { endSession, startSignIn } from "@/lib/auth/sign-in/browser";

const nextAuth = vi.hoisted(() => ({ signIn: vi.fn(async () => {}), signOut: vi.fn(async () => {}) }));
vi.mock("next-auth/react", () => nextAuth);

const assign = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal("location", { assign });
});

test("a sign-in goes to the issuer and comes back to where it began", async () => {
  await startSignIn("/pools/a?q=b");
  expect(nextAuth.signIn.mock.calls).toEqual([["cognito", { callbackUrl: "/pools/a?q=b" }]]);
});

test.each([
  ["https://auth.example.com/logout", "https://auth.example.com/logout"],
  [null, "/sign-in"],
])("a session ends here before it ends at %s", async (leaveTo, goesTo) => {
  let hasEnded = false;
  nextAuth.signOut.mockImplementation(async () => {
    expect(assign).not.toHaveBeenCalled();
    hasEnded = true;
  });
  await endSession(leaveTo, "/sign-in");
  expect(hasEnded).toBe(true);
  expect(nextAuth.signOut.mock.calls).toEqual([[{ redirect: false }]]);
  expect(assign.mock.calls).toEqual([[goesTo]]);
});
