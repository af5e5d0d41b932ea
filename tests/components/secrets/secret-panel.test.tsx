// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { SecretPanel } from "@/components/secrets/secret-panel";
import { show } from "@/tests/components/show";

const facts = { clientName: "orders-worker", createdAt: "2026-01-02T03:04:05.000Z", files: [] };
const wouldAsk = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
const button = (name: string | RegExp) => screen.findByRole("button", { name });

test("Done asks first while the secret was neither taken nor said to be stored", async () => {
  const onDone = vi.fn();
  const { user } = show(<SecretPanel {...facts} secret="s3cret-value" onDone={onDone} />);
  expect(wouldAsk()).toBe(true);
  await user.click(await button("Done"));
  expect(await screen.findByText(/^You haven’t copied or downloaded it yet\./)).toBeDefined();
  await user.click(await button("Stay here"));
  expect(onDone).not.toHaveBeenCalled();
  await user.click(await button("Done"));
  await user.click(await button("Leave"));
  expect(onDone).toHaveBeenCalledTimes(1);
});

test("a secret that was copied but not said to be stored is asked about in other words", async () => {
  const onDone = vi.fn();
  const { user } = show(<SecretPanel {...facts} secret="s3cret-value" onDone={onDone} />);
  await user.click(await button(/^Copy client secret/));
  expect(await navigator.clipboard.readText()).toBe("s3cret-value");
  await user.click(await button("Done"));
  expect(await screen.findByText(/^You haven’t confirmed that you saved it\./)).toBeDefined();
  expect(onDone).not.toHaveBeenCalled();
});

test("a secret that is only said to be stored is asked about all the same", async () => {
  const onDone = vi.fn();
  const { user } = show(<SecretPanel {...facts} secret="s3cret-value" onDone={onDone} />);
  await user.click(screen.getByRole("checkbox", { name: "I have stored this secret" }));
  await user.click(await button("Done"));
  expect(onDone).not.toHaveBeenCalled();
});

test("a secret that was taken and stored is left without a question", async () => {
  const onDone = vi.fn();
  const { user } = show(<SecretPanel {...facts} secret="s3cret-value" onDone={onDone} />);
  await user.click(await button(/^Copy client secret/));
  await user.click(screen.getByRole("checkbox", { name: "I have stored this secret" }));
  expect(wouldAsk()).toBe(false);
  await user.click(await button("Done"));
  expect(onDone).toHaveBeenCalledTimes(1);
});

test("a wiped secret is said to be, and nothing of it is left to take or to guard", async () => {
  const onDone = vi.fn();
  const { user, rerender } = show(<SecretPanel {...facts} secret="s3cret-value" onDone={onDone} />);
  rerender(<SecretPanel {...facts} secret={null} onDone={onDone} />);
  expect(screen.getByText("The secret was cleared from this page")).toBeDefined();
  expect(document.documentElement.outerHTML).not.toContain("s3cret-value");
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.queryByRole("button", { name: /^Copy client secret/ })).toBeNull();
  expect(wouldAsk()).toBe(false);
  await user.click(await button("Done"));
  expect(onDone).toHaveBeenCalledTimes(1);
});
