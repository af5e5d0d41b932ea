import { expect, test } from "vitest";
import { fieldsFor, filterInWords } from "@/lib/domain/list/filter-form";

test("the form offers the pool's teams and resource servers, and never hides what the URL asks for", () => {
  const choices = {
    teams: ["team-orders"],
    servers: [{ identifier: "orders", name: "Orders API" }],
    maxAgeDays: 120,
  };
  const fields = fieldsFor({ owner: "team-gone", server: "orders", page: 1 }, choices);
  const values = (name: string) =>
    fields.find((field) => field.name === name)?.options?.map(({ value }) => value);
  expect(values("owner")).toEqual(["", "none", "team-orders", "team-gone"]);
  expect(values("age")).toEqual(["", "30", "90", "120", "180", "365"]);
  expect(values("ageUpTo")).toEqual(["", "30", "90", "120", "180", "365"]);
  expect(values("server")).toEqual(["", "orders"]);
  expect(fields.find(({ name }) => name === "server")?.options?.at(-1)?.label).toBe("Orders API (orders)");
  expect(fields.find(({ name }) => name === "owner")?.value).toBe("team-gone");
});

test("a filter that is set reads as a sentence would say it", () => {
  expect(filterInWords("age", "90")).toBe("Oldest secret: Older than 90 days");
  expect(filterInWords("age", "120")).toBe("Oldest secret: Older than 120 days");
  expect(filterInWords("ageUpTo", "90")).toBe("Oldest secret up to: 90 days");
  expect(filterInWords("changed", "7")).toBe("Changed in Cognito: In the last 7 days");
  expect(filterInWords("owner", "none")).toBe("Owner team: No owner");
  expect(filterInWords("scope", "a/b")).toBe("Scope: a/b");
});
