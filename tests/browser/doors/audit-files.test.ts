import { expect } from "playwright/test";
import { auditRow } from "@/lib/domain/audit/row";
import { auditQuery } from "@/lib/domain/audit/search";
import { routes } from "@/lib/domain/routes";
import { cellsOf, download, rows, table } from "@/tests/browser/kit/audit-page";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test("the files hold the rows of the filters, parse back, and are rows themselves", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.request.get(`${routes.clientNames(inDev)}?name=exported`);
  const filters = { person: "viewer@example.com", action: "check client name" };
  await page.goto(routes.auditFound(auditQuery(filters)));

  const lines = await download(page, "Export JSON lines");
  expect(lines.name).toBe("audit-trail.jsonl");
  const parsed = lines.text
    .trimEnd()
    .split("\n")
    .map((line) => auditRow.parse(JSON.parse(line)));
  expect(parsed.length).toBeGreaterThan(0);
  for (const row of parsed)
    expect(row).toMatchObject({
      person: { email: filters.person },
      action: filters.action,
      outcome: "denied",
    });

  const csv = await download(page, "Export CSV");
  expect(csv.name).toBe("audit-trail.csv");
  const [head = [], ...cells] = cellsOf(csv.text);
  expect(cells.map((line) => line[head.indexOf("hash")])).toEqual(parsed.map(({ hash }) => hash));
  for (const line of cells) expect(line).toHaveLength(head.length);

  await page.goto(routes.auditFound(auditQuery({ ...filters, action: "export audit trail" })));
  await expect(rows(page).filter({ hasText: "Done" }).first()).toBeVisible();
  await rows(page)
    .filter({ hasText: "Done" })
    .first()
    .getByRole("button", { name: /^Details/ })
    .click();
  await expect(table(page).locator("dl")).toContainText("format: csv");
  await expect(table(page).locator("dl")).toContainText(`rows: ${parsed.length}`);
});

test("the trail’s files and its verification are for people with a role, on the console’s own pages", async ({
  page,
  request,
  signIn,
  consoleLog,
}) => {
  const csv = routes.auditExport("csv", auditQuery({}));
  await signIn(page, "viewer");
  for (const path of [csv, routes.auditCheck]) {
    expect((await request.get(path)).status(), path).toBe(401);
    expect((await page.request.get(path)).status(), path).toBe(200);
    const foreign = { headers: { "sec-fetch-site": "cross-site" } };
    expect((await page.request.get(path, foreign)).status(), path).toBe(403);
  }
  for (const wrong of ["persona=x", "from=yesterday", "person=a@b.c&person=d@e.f", "format=xml"])
    expect((await page.request.get(`${csv}&${wrong}`)).status(), wrong).toBe(400);
  expect((await page.request.get(`${routes.auditCheck}?deep=1`)).status()).toBe(400);
  await expect
    .poll(consoleLog)
    .toMatch(
      /"audit":{"person":"viewer@example.com","action":"export audit trail","poolId":null,"outcome":"invalid"/,
    );
  // The log takes 60 lines a minute about strangers, and stories beside this one may have caused them all.
  const overTheMinute = { timeout: 75_000, intervals: [1_000] };
  await expect
    .poll(async () => {
      await request.get(routes.auditCheck);
      return consoleLog();
    }, overTheMinute)
    .toMatch(/"audit":{"person":null,"action":"verify audit trail","poolId":null,"outcome":"signed-out"/);
});
