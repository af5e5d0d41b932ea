// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { PASTED_MS, useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { pass, showHook, stopTheClock } from "@/tests/components/show";

beforeEach(stopTheClock);

function holding() {
  const { result, unmount } = showHook(useOneTimeSecret, undefined);
  act(() => result.current.hold("s3cret-value"));
  expect(result.current.secret).toBe("s3cret-value");
  return { held: () => result.current.secret, unmount };
}

const dispatch = (event: Event) => act(() => void window.dispatchEvent(event));
const told = (key: string, newValue: string | null) =>
  dispatch(Object.assign(new Event("storage"), { key, newValue }));

test("a secret is let go of after 15 minutes", async () => {
  const { held } = holding();
  await pass(15 * 60_000 - 1);
  expect(held()).toBe("s3cret-value");
  await pass(1);
  expect(held()).toBeNull();
});

test("a pasted secret is let go of after 2 minutes untouched", async () => {
  const { result } = showHook(useOneTimeSecret, PASTED_MS);
  act(() => result.current.hold("s3cret-value"));
  await pass(2 * 60_000 - 1);
  act(() => result.current.hold("s3cret-value"));
  await pass(2 * 60_000 - 1);
  expect(result.current.secret).toBe("s3cret-value");
  await pass(1);
  expect(result.current.secret).toBeNull();
});

test("a secret is let go of when the page is left", () => {
  const { held } = holding();
  dispatch(new Event("pagehide"));
  expect(held()).toBeNull();
});

test("a secret is let go of when somebody signs out in another tab", () => {
  const { held } = holding();
  told("nextauth.message", JSON.stringify({ event: "session", data: { trigger: "signout" } }));
  expect(held()).toBeNull();
});

test.each([
  ["nextauth.message", JSON.stringify({ event: "session", data: { trigger: "getSession" } })],
  ["nextauth.message", null],
  ["draft", JSON.stringify({ name: "signout" })],
])("a secret stays when another tab stores %s: %s", (key, value) => {
  const { held } = holding();
  told(key, value);
  expect(held()).toBe("s3cret-value");
});

test("nothing waits for a secret any more once its page is gone", () => {
  const { unmount } = holding();
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
