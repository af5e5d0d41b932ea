// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClientHeader } from "@/components/clients/card/client-header";
import type { ClientKind } from "@/lib/domain/client/client";
import { aClient } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

function tabsOf(kind: ClientKind, current: Parameters<typeof ClientHeader>[0]["current"] = "overview") {
  show(
    <ClientHeader
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      client={aClient({ kind })}
      marks={{ isSuspended: false, deadScopes: 0 }}
      current={current}
    />,
  );
  const tabs = within(screen.getByRole("navigation", { name: /^Pages of/ })).getAllByRole("link");
  return tabs.map((it) => it.textContent);
}

test("a client for M2M has all pages, with user sign-in or without", () => {
  expect(tabsOf("mixed")).toEqual(["Overview", "Secrets", "Try a token", "Code", "Export", "Activity"]);
});

test("a user sign-in client has the pages that say something of it", () => {
  expect(tabsOf("people")).toEqual(["Overview", "Export", "Activity"]);
});

test("a client that registered itself has its badge beside that of its kind", () => {
  const client = aClient({ isSelfRegistered: true });
  const marks = { isSuspended: false, deadScopes: 0 };
  show(
    <ClientHeader
      pool={{ id: "eu-west-1_dev", environment: "dev" }}
      client={client}
      marks={marks}
      current="overview"
    />,
  );
  expect(screen.getByText("M2M")).toBeTruthy();
  expect(screen.getByText("Self-registered")).toBeTruthy();
});

test("an open page has its tab all the same", () => {
  expect(tabsOf("people", "secrets")).toEqual(["Overview", "Secrets", "Export", "Activity"]);
});
