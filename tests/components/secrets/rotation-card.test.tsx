// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { RotationCard } from "@/components/secrets/rotation-card";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import { aSecret } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const acts = () => ({ onStart: vi.fn(), onFinish: vi.fn(), onCancel: vi.fn(), onLeak: vi.fn() });
const resting = {
  rotation: "resting",
  next: null,
  madeBy: "console",
  objection: null,
  isStarting: false,
} as const;
const names = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);

const shown = (more: Partial<Parameters<typeof RotationCard>[0]> = {}) => {
  const on = acts();
  return { on, ...show(<RotationCard {...resting} {...on} {...more} />) };
};
const rotating = (next: Partial<KnownSecret>) => shown({ rotation: "rotating", next: aSecret(next) });

test("who may not rotate finds the reason and no button", () => {
  shown({ objection: "This client registered itself." });
  expect(screen.getByText("This client registered itself.")).toBeDefined();
  expect(names()).toEqual([]);
});

test("where Cognito makes the values, it is said what a lost answer costs", () => {
  shown();
  expect(screen.queryByText(/^Cognito generates the secret values\./)).toBeNull();
  shown({ madeBy: "cognito" });
  expect(screen.getByText(/^Cognito generates the secret values\./)).toBeDefined();
});

test("a second rotation does not start, and the button says why", async () => {
  const { user, on } = rotating({});
  const start = screen.getByRole("button", { name: "Start rotation" });
  await user.click(start);
  expect(on.onStart).not.toHaveBeenCalled();
  const why = document.getElementById(start.getAttribute("aria-describedby") ?? "");
  expect(why?.textContent).toMatch(/^Finish or cancel this rotation before starting another/);
});

test("a newer secret that was simply added here needs no notice", () => {
  rotating({ origin: "console" });
  expect(names()).toEqual(["Start rotation", "Finish rotation", "Cancel rotation", "Report a leaked secret"]);
  expect(screen.getByText(/Update every service to the new one, then finish the rotation\.$/)).toBeDefined();
});

test("a newer secret that is an old one restored says so, and not to give it to every program", () => {
  rotating({ restores: "c--0" });
  expect(screen.getByText("The newer secret is the old one, restored")).toBeDefined();
  expect(screen.queryByText(/Update every service to the new one/)).toBeNull();
});

test("a newer secret that has no answer yet says so, and offers nothing", () => {
  rotating({ origin: "pending" });
  expect(screen.getByText("The newer secret is pending")).toBeDefined();
  expect(names()).toHaveLength(4);
});

test("an unconfirmed newer secret is offered to be deleted, which cancels the rotation", async () => {
  const { user, on } = rotating({ origin: "unconfirmed" });
  await user.click(screen.getByRole("button", { name: "Delete the unconfirmed secret" }));
  expect(on.onCancel).toHaveBeenCalledTimes(1);
});
