// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { TokenClaims } from "@/components/tokens/token-claims";
import { show } from "@/tests/components/show";

const decoded = {
  header: { alg: "RS256" },
  claims: { exp: 1_700_000_000, scope: "orders/read", roles: ["a"] },
};

test("each claim has its value and a button that copies it, and an instant is written out", () => {
  show(<TokenClaims {...decoded} />);
  const rows = within(screen.getByRole("table", { name: "Claims" }))
    .getAllByRole("row")
    .slice(1);
  expect(rows.map((it) => within(it).getByRole("cell", { name: /./ }).textContent)).toEqual([
    "2023-11-14 22:13:20 UTC (1700000000)",
    "orders/read",
    '["a"]',
  ]);
  expect(screen.getByRole("button", { name: "Copy scope" })).toBeDefined();
  expect(within(screen.getByRole("table", { name: "Header" })).getByText("RS256")).toBeDefined();
});

test("the same token is shown as JSON, and back", async () => {
  const { user } = show(<TokenClaims {...decoded} />);
  await user.click(screen.getByRole("radio", { name: "JSON" }));
  expect(screen.queryByRole("table")).toBeNull();
  const claims = screen.getByRole("region", { name: "Claims" }).querySelector("code")?.textContent ?? "";
  expect(JSON.parse(claims)).toEqual(decoded.claims);
  await user.click(screen.getByRole("radio", { name: "Table" }));
  expect(screen.getAllByRole("table")).toHaveLength(2);
});
