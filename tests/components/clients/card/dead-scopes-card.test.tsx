// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { DeadScopesCard } from "@/components/clients/card/dead-scopes-card";
import { routes } from "@/lib/domain/routes";
import { answering } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

const pool = { id: "eu-west-1_dev", environment: "dev" };
const odd = "https://api.example.com/v1?a=b#c%2F";

const shown = (mayDrop: boolean) =>
  show(
    <DeadScopesCard
      pool={pool}
      isConfirmed={false}
      clientId="abc"
      name="orders-worker"
      dead={["orders/stock.read", `${odd}/new`]}
      mayDrop={mayDrop}
      intentId="intent"
      drop={answering().action}
    />,
  );

const links = () => screen.getAllByRole("link").map((it) => [it.textContent, it.getAttribute("href")]);

test.each([true, false])(
  "each missing scope of a client leads to the page that removes it from all clients, and who may drops them here: %j",
  (mayDrop) => {
    shown(mayDrop);
    expect(screen.queryAllByRole("button")).toHaveLength(mayDrop ? 1 : 0);
    expect(links()).toEqual([
      [expect.stringContaining("orders/stock.read"), routes.scopeRemoval(pool, "orders", "stock.read")],
      [expect.stringContaining(`${odd}/new`), routes.scopeRemoval(pool, odd, "new")],
    ]);
  },
);
