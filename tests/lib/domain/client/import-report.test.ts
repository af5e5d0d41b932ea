import { expect, test } from "vitest";
import { readClientFile } from "@/lib/domain/client/import";
import { importReport } from "@/lib/domain/client/import-report";

const scope = (name: string) => ({ full: `orders/${name}`, name, description: name });
const servers = [
  { identifier: "orders", name: "orders", scopes: [scope("read"), scope("admin")], isManaged: false },
];
const choice = { servers, restricted: { "orders/admin": "team-orders" } };

/** What is said of a table's rows in this pool. */
function reportOn(table: string) {
  const read = readClientFile(`name,scopes,token minutes\n${table}`);
  return importReport(read.ok ? read.value : [], choice).map(({ template, sentences }) => [
    template?.scopes ?? null,
    ...sentences,
  ]);
}

test("each client of a file is judged for this pool, before anything is created", () => {
  expect(
    reportOn(
      "one,orders/read,30\ntwo,orders/read orders/gone,30\nthree,orders/read orders/admin,30\nfour,old/x,30\none,orders/read,30\nfive,orders/read,3\nbad/name,orders/read,30\n",
    ),
  ).toEqual([
    [["orders/read"]],
    [["orders/read"], "orders/gone: this pool doesn’t have this scope."],
    [["orders/read"], "orders/admin: ask team-orders to grant it."],
    [null, expect.stringMatching(/^Choose at least one scope/), "old/x: this pool doesn’t have this scope."],
    [null, "The file has this name twice."],
    [null, expect.stringMatching(/^Enter a whole number of minutes/)],
    [null, expect.stringMatching(/^Use letters without accents/)],
  ]);
});
