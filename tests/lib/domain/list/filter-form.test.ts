import { expect, test } from "vitest";
import { fieldsFor, filterInWords } from "@/lib/domain/list/filter-form";

test("the form offers the pool's teams and resource servers, and never hides what the URL asks for", () => {
  const choices = {
    teams: ["team-orders"],
    servers: [{ identifier: "orders", name: "Orders API" }],
    maxAgeDays: 120,
  };
  const fields = fieldsFor({ owner: ["team-gone"], server: ["orders"], page: 1 }, choices);
  const field = (name: string) => fields.find((it) => it.name === name);
  const optionsOf = (name: string) => {
    const found = field(name);
    return found && "options" in found ? found.options : [];
  };
  const values = (name: string) => optionsOf(name).map(({ value }) => value);
  expect(values("owner")).toEqual(["none", "mine", "team-orders", "team-gone"]);
  expect(values("age")).toEqual(["", "30", "90", "120", "180", "365"]);
  expect(values("ageUpTo")).toEqual(["", "30", "90", "120", "180", "365"]);
  expect(values("server")).toEqual(["orders"]);
  expect(optionsOf("server").at(-1)?.label).toBe("Orders API (orders)");
  expect(field("owner")).toMatchObject({ is: "several", values: ["team-gone"] });
});

test("only a list of several pools has environments to choose", () => {
  const names = (maxAgeDays: number | null, environments?: readonly string[]) =>
    fieldsFor({ page: 1 }, { teams: [], servers: [], maxAgeDays, ...(environments && { environments }) }).map(
      ({ name }) => name,
    );
  expect(names(null)).not.toContain("environment");
  expect(names(90, ["dev", "prod"])).toEqual(expect.arrayContaining(["environment"]));
});

test("a filter that is set reads as a sentence would say it", () => {
  expect(filterInWords("age", "90")).toBe("Oldest secret: Older than 90 days");
  expect(filterInWords("age", "120")).toBe("Oldest secret: Older than 120 days");
  expect(filterInWords("ageUpTo", "90")).toBe("Oldest secret up to: 90 days");
  expect(filterInWords("changed", "7")).toBe("Changed in Cognito: In the last 7 days");
  expect(filterInWords("owner", "none")).toBe("Owner team: No owner");
  expect(filterInWords("owner", "mine")).toBe("Owner team: My teams");
  expect(filterInWords("created", "1")).toBe("Created: In the last day");
  expect(filterInWords("overdue", "yes")).toBe("Rotation: Secret overdue");
  expect(filterInWords("off", "yes")).toBe("OAuth: OAuth disabled");
  expect(filterInWords("scope", "a/b")).toBe("Scope: a/b");
});
