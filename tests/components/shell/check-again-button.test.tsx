// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CheckAgainButton } from "@/components/shell/check-again-button";
import { OwnGroups } from "@/components/shell/own-groups";
import { show } from "@/tests/components/show";

test("a check loads the page again and says when it changed nothing", async () => {
  const { router, user } = show(<CheckAgainButton isUnknown={false} />);
  expect(screen.getByRole("status").textContent).toBe("");
  await user.click(screen.getByRole("button", { name: "Check again" }));
  expect(router.refresh).toHaveBeenCalledOnce();
  expect(screen.getByRole("status").textContent).toBe("Checked just now. You still don’t have a role.");
});

test("a check that could not be made claims nothing", async () => {
  const { user } = show(<CheckAgainButton isUnknown />);
  await user.click(screen.getByRole("button", { name: "Check again" }));
  expect(screen.getByRole("status").textContent).toBe("");
});

test("one’s own groups are listed, and their absence names the claim", () => {
  const { rerender } = show(
    <OwnGroups groups={["team-orders", "everybody"]} claim="cognito:groups" reading="read" />,
  );
  const own = () => screen.getByRole("region", { name: "Your groups" });
  expect([...own().querySelectorAll("li")].map((it) => it.textContent)).toEqual(["team-orders", "everybody"]);
  expect(own().textContent).toContain("In the claim cognito:groups");
  rerender(<OwnGroups groups={[]} claim="roles" reading="read" />);
  expect(own().textContent).toContain("None. The claim roles names no group.");
  rerender(<OwnGroups groups={[]} claim="roles" reading="missing" />);
  expect(own().textContent).toContain(
    "Neither your ID token nor your sign-in service’s userinfo has the claim roles",
  );
});

test("of very many and very long groups, the first are shown, and how many more there are", () => {
  const groups = Array.from({ length: 200 }, (_, number) => `${number}-${"x".repeat(250)}`);
  show(<OwnGroups groups={groups} claim="groups" reading="read" />);
  const own = screen.getByRole("region", { name: "Your groups" });
  const shown = [...own.querySelectorAll("li")].map((it) => it.textContent ?? "");
  expect(shown).toHaveLength(50);
  expect(Math.max(...shown.map((text) => text.length))).toBe(101);
  expect(own.textContent).toContain("And 150 more.");
});
