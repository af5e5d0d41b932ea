// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ClientFindings } from "@/components/findings/client-findings";
import { FoundRows } from "@/components/findings/found-rows";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";
import { problem } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";
import { withPopovers } from "@/tests/components/popovers";
import { show } from "@/tests/components/show";

withPopovers();

const finding: PlacedFinding = {
  rule: "no-owner",
  object: { kind: "client", id: "abc", name: "orders-worker" },
  ownerTeam: null,
  evidence: "No team owns it.",
  waiver: null,
  isWaived: false,
  poolId: "eu-west-1_Dev",
  environment: "dev",
};

const waiver = {
  rule: "no-owner",
  objectKind: "client",
  objectId: "abc",
  reason: "It moves next week.",
  until: "2026-07-01T00:00:00.000Z",
  waivedAt: "2026-06-01T00:00:00.000Z",
  waivedBy: "ann@example.com",
};

const acts = () => ({
  waive: vi.fn(
    async (_form: FormData) =>
      ({ is: "refused", problem: problem("denied", { message: "Only admins." }) }) as const,
  ),
  unwaive: vi.fn(async (_form: FormData) => ({ is: "done", value: null }) as const),
});

test("a row leads to the page where it is fixed, and only a person who may waive gets a menu", () => {
  show(<FoundRows findings={[finding]} waivesIn={["eu-west-1_Prod"]} acts={acts()} />);
  const row = within(screen.getByRole("table", { name: "Findings" })).getAllByRole("row")[1];
  expect(row?.textContent).toContain("No team owns it.");
  expect(screen.getByRole("link", { name: "Assign an owner" }).getAttribute("href")).toBe(
    routes.client({ environment: "dev" }, "abc"),
  );
  expect(screen.queryByRole("button")).toBeNull();
});

test("a refused waiver keeps the reason, and says why", async () => {
  const given = acts();
  const { user } = show(<FoundRows findings={[finding]} waivesIn={["eu-west-1_Dev"]} acts={given} />);
  await user.click(screen.getByRole("button", { name: "Actions for No owner team, orders-worker" }));
  await user.click(await screen.findByRole("menuitem", { name: "Waive", hidden: true }));
  await user.type(screen.getByLabelText("Reason"), "It moves next week.");
  await user.selectOptions(screen.getByLabelText("Waive for"), "30 days");
  await user.click(screen.getByRole("button", { name: "Waive finding" }));
  expect((await screen.findByText("Only admins.")).textContent).toBe("Only admins.");
  expect(screen.getByLabelText<HTMLInputElement>("Reason").value).toBe("It moves next week.");
  const [form] = given.waive.mock.calls[0] ?? [];
  expect(["rule", "objectId", "days"].map((name) => form?.get(name))).toEqual(["no-owner", "abc", "30"]);
});

test("a client shows open findings first, and says that a waiver has ended", () => {
  const open = { ...finding, rule: "duplicate-name", waiver: null } as const;
  const ended = { ...finding, waiver } as const;
  const waived = { ...finding, rule: "old-secret", waiver, isWaived: true } as const;
  show(<ClientFindings findings={[waived, open, ended]} mayWaive={false} acts={acts()} />);
  const region = screen.getByRole("region", { name: "Findings" });
  expect(region.textContent).toContain("2 open findings.");
  const items = within(region).getAllByRole("listitem");
  expect(items.map((item) => item.textContent?.includes("It moves next week."))).toEqual([true, false, true]);
  expect(items[0]?.textContent).toContain("The waiver ended: it was given by ann@example.com");
  expect(items[2]?.textContent).toContain("Waived by ann@example.com");
});

test("a client without findings shows nothing", () => {
  show(<ClientFindings findings={[]} mayWaive acts={acts()} />);
  expect(screen.queryByRole("region", { name: "Findings" })).toBeNull();
});
