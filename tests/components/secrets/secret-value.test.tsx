// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { SecretValue } from "@/components/secrets/secret-value";
import { pass, show, stopTheClock } from "@/tests/components/show";

const secret = "s3cret-value";
const isThere = () => document.documentElement.outerHTML.includes(secret);

beforeEach(stopTheClock);

function hideTab(isHidden: boolean): void {
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(isHidden);
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  hidden.mockRestore();
}

test("a secret leaves the document when nobody has touched the page for a minute", async () => {
  show(<SecretValue secret={secret} />);
  await pass(59_999);
  expect(isThere()).toBe(true);
  await pass(1);
  expect(isThere()).toBe(false);
  expect(screen.getByText(/^Hidden for safety\./)).toBeDefined();
});

test.each(["pointermove", "pointerdown", "keydown"])("the minute begins again at each %s", async (event) => {
  show(<SecretValue secret={secret} />);
  await pass(59_999);
  fireEvent(document, new Event(event));
  await pass(59_999);
  expect(isThere()).toBe(true);
  await pass(1);
  expect(isThere()).toBe(false);
});

test("a secret leaves the document at once when its tab is hidden, not when it is shown", () => {
  show(<SecretValue secret={secret} />);
  hideTab(false);
  expect(isThere()).toBe(true);
  hideTab(true);
  expect(isThere()).toBe(false);
});

test("a secret that was shown again is hidden after another minute", async () => {
  show(<SecretValue secret={secret} />);
  hideTab(true);
  fireEvent.click(screen.getByRole("button", { name: "Show client secret" }));
  expect(isThere()).toBe(true);
  await pass(60_000);
  expect(isThere()).toBe(false);
});

test("what hides a secret tells nothing of its length", () => {
  show(<SecretValue secret="s" />);
  hideTab(true);
  const short = document.body.textContent;
  show(<SecretValue secret={"s".repeat(64)} />);
  hideTab(true);
  expect(document.body.textContent).toBe(`${short}${short}`);
});
