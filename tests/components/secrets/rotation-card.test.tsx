// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { RotationCard } from "@/components/secrets/rotation-card";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import { aSecret } from "@/tests/components/facts";
import { pass, show, stopTheClock } from "@/tests/components/show";

const born = "2026-11-30T10:00:00.000Z";
const after = (minutes: number) => Date.parse(born) + minutes * 60_000;
const names = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);
/** The one button that looks like the next step. */
const primary = () =>
  screen
    .queryAllByRole("button")
    .filter(({ className }) => className.includes("bg-accent"))
    .map(({ textContent }) => textContent);
const title = () => screen.getByRole("heading", { level: 3 }).textContent;
const nextStep = () => {
  const steps = within(screen.getByRole("list", { name: "Steps of the rotation" })).getAllByRole("listitem");
  return steps.filter((it) => it.getAttribute("aria-current") === "step").map((it) => it.textContent);
};

type More = Partial<Parameters<typeof RotationCard>[0]> & { readAt?: number };

function shown(next: Partial<KnownSecret> | null, { readAt = after(20), ...more }: More = {}) {
  const on = {
    onStart: vi.fn(),
    onVerify: vi.fn(),
    onReload: vi.fn(),
    onFinish: vi.fn(),
    onCancel: vi.fn(),
    onLeak: vi.fn(),
  };
  const props = {
    current: aSecret({ readAt }),
    next: next && aSecret({ secretId: "c--2", createdAt: born, ...next }),
    overlapMinutes: 10,
    isShown: false,
    objection: null,
    isStarting: false,
    place: { current: null },
    ...on,
    ...more,
  };
  return { on, ...show(<RotationCard {...props} />) };
}

test("who may not rotate finds the reason and no button", () => {
  shown(null, { objection: "This client registered itself." });
  expect(screen.getByText("This client registered itself.")).toBeDefined();
  expect(names()).toEqual([]);
});

test("with one secret the next step is to start", async () => {
  const { user, on } = shown(null);
  expect(title()).toBe("No rotation in progress");
  expect(nextStep()).toEqual(["Add a second secret (next)"]);
  expect(names()).toEqual(["Start rotation", "Report a leaked secret"]);
  expect(primary()).toEqual(["Start rotation"]);
  await user.click(screen.getByRole("button", { name: "Start rotation" }));
  expect(on.onStart).toHaveBeenCalledTimes(1);
});

test("while the new secret is on the page, copying it is the primary act, and none is here", () => {
  shown({}, { isShown: true });
  expect(title()).toBe("Next: save the new secret");
  expect(names()).toEqual(["Finish rotation", "Cancel rotation", "Report a leaked secret"]);
  expect(primary()).toEqual([]);
});

test("a new secret that is not verified is verified next, and starting once more is not offered", async () => {
  const { user, on } = shown({});
  expect(title()).toBe("Next: verify the new secret");
  expect(nextStep()).toEqual(["Verify the new secret (next)"]);
  expect(names()).toEqual([
    "Verify the new secret",
    "Finish rotation",
    "Cancel rotation",
    "Report a leaked secret",
  ]);
  expect(primary()).toEqual(["Verify the new secret"]);
  await user.click(screen.getByRole("button", { name: "Verify the new secret" }));
  expect(on.onVerify).toHaveBeenCalledTimes(1);
});

test("a verified one is finished next; how long both should work is said until that time has come", async () => {
  stopTheClock();
  vi.setSystemTime(after(5));
  shown({ provenAt: born }, { readAt: after(5) });
  expect(primary()).toEqual(["Finish rotation"]);
  expect(nextStep()).toEqual(["Recommended overlap ends (next)2026-11-30 10:10:00 UTC"]);
  expect(screen.getByText(/Recommended overlap ends at/).textContent).toContain("2026-11-30 10:10:00 UTC");
  await pass(5 * 60_000);
  expect(nextStep()).toEqual(["Delete the old secret (next)"]);
  expect(screen.queryByText(/Recommended overlap ends at/)).toBeNull();
});

test("one that was added elsewhere can’t be verified, so it is not asked for", () => {
  shown({ origin: "elsewhere" });
  expect(primary()).toEqual(["Finish rotation"]);
  expect(nextStep()).toEqual(["Verify the new secret (next)Not possible: added outside Clientele"]);
});

test("a newer secret that is an old one restored says so, and not to give it to every service", () => {
  shown({ restores: "c--0", provenAt: born });
  expect(title()).toBe("The newer secret is the old one, restored");
  expect(screen.queryByText(/Update every service/)).toBeNull();
});

test("a newer secret that has no answer yet is looked at again, and finishing is not offered", async () => {
  const { user, on } = shown({ origin: "pending" });
  expect(title()).toBe("The newer secret is pending");
  expect(names()).toEqual(["Check again", "Cancel rotation", "Report a leaked secret"]);
  await user.click(screen.getByRole("button", { name: "Check again" }));
  expect(on.onReload).toHaveBeenCalledTimes(1);
});

test("an unconfirmed newer secret is deleted next, which cancels the rotation", async () => {
  const { user, on } = shown({ origin: "unconfirmed" });
  expect(names()).toEqual(["Delete the unconfirmed secret", "Report a leaked secret"]);
  await user.click(screen.getByRole("button", { name: "Delete the unconfirmed secret" }));
  expect(on.onCancel).toHaveBeenCalledTimes(1);
});
