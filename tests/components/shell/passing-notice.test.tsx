// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { expect, test } from "vitest";
import { PassingNotice, sayAt } from "@/components/shell/passing-notice";
import { show } from "@/tests/components/show";

const at = (path: string) => (
  <PathnameContext value={path}>
    <PassingNotice />
  </PathnameContext>
);

const said = () => screen.queryByRole("status")?.textContent ?? null;

test("what was done is said on the page that follows, and no longer than that is open", () => {
  const { rerender } = show(at("/clients/a/edit"));
  act(() => sayAt("/clients/a", "The changes to orders were saved."));
  expect(said()).toBeNull();
  rerender(at("/clients/a"));
  expect(said()).toBe("The changes to orders were saved.");
  expect(screen.getByRole("status").closest("[aria-live]")?.getAttribute("aria-live")).toBe("polite");
  rerender(at("/clients"));
  expect(said()).toBeNull();
  rerender(at("/clients/a"));
  expect(said()).toBeNull();
});

test("a sentence takes the place of one that was not read, and neither is in an address or a storage", () => {
  const { rerender } = show(at("/clients/a"));
  act(() => sayAt("/clients", "orders was deleted."));
  act(() => sayAt("/clients", "stock was deleted."));
  rerender(at("/clients"));
  expect(said()).toBe("stock was deleted.");
  expect([location.href, JSON.stringify(sessionStorage), JSON.stringify(localStorage)].join()).not.toContain(
    "deleted",
  );
  rerender(at("/elsewhere"));
});
