// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { DeadScopesNotice } from "@/components/resource-servers/dead-scopes-notice";
import { routes } from "@/lib/domain/routes";
import { show } from "@/tests/components/show";

const pool = { id: "eu-west-1_dev", environment: "dev" };
const odd = "https://api.example.com/v1?a=b#c%2F";
const dead = [
  { full: "orders/stock.read", identifier: "orders", name: "stock.read", clients: 1 },
  { full: `${odd}/new`, identifier: odd, name: "new", clients: 7 },
];

const rows = () =>
  screen.getAllByRole("listitem").map((item) => {
    const link = within(item).getByRole("link");
    return [item.querySelector("code")?.textContent, link.textContent, link.getAttribute("href")];
  });

test("each missing scope that clients hold leads to the page that removes it from all of them", () => {
  show(<DeadScopesNotice pool={pool} dead={dead} isWhole={true} />);
  expect(rows()).toEqual([
    [
      "orders/stock.read",
      expect.stringMatching(/ 1 client$/),
      routes.scopeRemoval(pool, "orders", "stock.read"),
    ],
    [`${odd}/new`, expect.stringMatching(/ 7 clients$/), routes.scopeRemoval(pool, odd, "new")],
  ]);
});

test("while clients are unread, no more is promised than is known", () => {
  show(<DeadScopesNotice pool={pool} dead={dead} isWhole={false} />);
  expect(rows().map(([, words]) => words)).toEqual([
    expect.stringMatching(/at least 1 client$/),
    expect.stringMatching(/at least 7 clients$/),
  ]);
});

test("where no client holds a missing scope, nothing is said", () => {
  const { container } = show(<DeadScopesNotice pool={pool} dead={[]} isWhole={true} />);
  expect(container.textContent).toBe("");
});
