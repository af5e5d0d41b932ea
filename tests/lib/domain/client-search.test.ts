import fc from "fast-check";
import { expect, test } from "vitest";
import { readSearch, searchQuery } from "@/lib/domain/client-search";

test("without parameters the list shows the machines' clients from the first page", () => {
  expect(readSearch({})).toEqual({ text: "", isM2mOnly: true, page: 1 });
});

test.each([[{ page: "0" }], [{ page: "-1" }], [{ page: "x" }], [{ page: ["2", "3"] }], [{ kind: "nobody" }]])(
  "%j is left out",
  (parameters) => {
    expect(readSearch(parameters)).toEqual({ text: "", isM2mOnly: true, page: 1 });
  },
);

test("every search survives its way through the URL", () => {
  const searches = fc.record({
    text: fc.string({ maxLength: 128 }).filter((text) => !/[\ud800-\udfff]/.test(text)),
    isM2mOnly: fc.boolean(),
    page: fc.integer({ min: 1, max: 10_000 }),
  });
  fc.assert(
    fc.property(searches, (search) => {
      const url = new URL(`http://here/?${searchQuery(search)}`);
      expect(readSearch(Object.fromEntries(url.searchParams))).toEqual(search);
    }),
  );
});
