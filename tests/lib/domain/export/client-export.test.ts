import { expect, test } from "vitest";
import {
  type ClientExport,
  clientsCsv as csvParts,
  isWhole,
  clientsJson as jsonParts,
} from "@/lib/domain/export/client-export";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const clientsCsv = (file: ClientExport) => [...csvParts(file)].join("");
const clientsJson = (file: ClientExport) => [...jsonParts(file)].join("");

const file = {
  poolId: "eu-west-1_Abc",
  environment: "prod",
  at: "2026-01-01T00:00:00.000Z",
  unread: 0,
  isListed: true,
};

test("names that a spreadsheet would run are text in it, and those that break a line stay in their cell", () => {
  const names = ["=1+1,cmd", "+44", "@import", "-rf", '"quoted"', "two\nlines", "\ttab"];
  const csv = clientsCsv({ ...file, rows: names.map((name) => aRow(name, { clientId: "id" })) });
  for (const cell of [
    `"'=1+1,cmd"`,
    `"'+44"`,
    `"'@import"`,
    `"'-rf"`,
    `"""quoted"""`,
    `"two\nlines"`,
    `"'\ttab"`,
  ])
    expect(csv).toContain(`"id",${cell},"m2m"`);
});

test("an export of clients whose secrets or dead scopes nobody knows is not whole, and says so beside them", () => {
  const rows = [
    aRow("unlisted", { secrets: null }),
    aRow("denied", { secrets: null, message: "AWS denied it." }),
    aRow("unjudged", { deadScopes: null }),
  ];
  for (const row of rows) expect(isWhole({ ...file, rows: [aRow("whole"), row] })).toBe(false);
  expect(JSON.parse(clientsJson({ ...file, rows, isListed: false }))).toMatchObject({
    isWhole: false,
    areNamesWhole: false,
    clients: [
      { note: "secrets not read yet" },
      { note: "AWS denied it." },
      { note: "resource servers not read yet" },
    ],
  });
  expect(clientsCsv({ ...file, rows })).toContain('"secrets not read yet"');
});

test("an export says what it lacks, line by line and as a whole", () => {
  const rows = [aRow("read"), aRow("unread", { client: null })];
  expect(isWhole({ ...file, rows: [aRow("read")] })).toBe(true);
  expect(isWhole({ ...file, rows })).toBe(false);
  expect(isWhole({ ...file, rows: [], unread: 1 })).toBe(false);
  expect(isWhole({ ...file, rows: [], isListed: false })).toBe(false);
  expect(clientsCsv({ ...file, rows })).toContain('"not read yet"');
  expect(JSON.parse(clientsJson({ ...file, rows, unread: 3 }))).toMatchObject({
    isWhole: false,
    notReadYet: 3,
    clients: [
      { name: "read", note: null },
      { name: "unread", kind: null, note: "not read yet" },
    ],
  });
});
