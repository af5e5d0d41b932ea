// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AgeHistogram } from "@/components/clients/list/age-histogram";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { searchQuery } from "@/lib/domain/list/url";
import { show } from "@/tests/components/show";

function links(search: Partial<ClientSearch>) {
  show(
    <AgeHistogram
      counts={[2, 0, 1, 4, 1_000]}
      search={{ page: 1, ...search }}
      hrefOf={(change) => `/list?${searchQuery({ page: 1, ...search, ...change })}`}
    />,
  );
  return screen.getAllByRole("link").map((link) => ({
    text: link.textContent,
    query: link.getAttribute("href")?.replace("/list", ""),
    isCurrent: link.getAttribute("aria-current") === "true",
  }));
}

test("each range of ages has its number and filters the list by it", () => {
  const shown = links({ owner: ["team-orders"] });
  expect(shown.map(({ query }) => query)).toEqual([
    "?owner=team-orders&ageUpTo=30",
    "?owner=team-orders&age=30&ageUpTo=90",
    "?owner=team-orders&age=90&ageUpTo=180",
    "?owner=team-orders&age=180&ageUpTo=365",
    "?owner=team-orders&age=365",
  ]);
  expect(shown[3]?.text).toBe("4 clients, oldest secret in days: 180–365");
  expect(shown[4]?.text).toContain("1,000");
  expect(shown.some(({ isCurrent }) => isCurrent)).toBe(false);
});

test("the range that is asked for is marked, and removes its filter", () => {
  const shown = links({ age: "90", ageUpTo: "180" });
  expect(shown.map(({ isCurrent }) => isCurrent)).toEqual([false, false, true, false, false]);
  expect(shown[2]?.query).not.toContain("age");
});
