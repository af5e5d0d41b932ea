import { expect, test } from "vitest";
import { lastReport, newReport } from "@/lib/acts/doctor/report";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();

test("two people who ask at once get one run, whose report is kept with its time and contains no secret", async () => {
  expect(lastReport()).toBeNull();
  await pullLever(cognito.url, "journal");
  const before = Date.now();
  const [one, other] = await Promise.all([newReport(issuer), newReport(issuer)]);
  expect(one).toBe(other);
  expect(lastReport()).toBe(one);
  expect(one.at).toBeGreaterThanOrEqual(before);
  expect(await journalOf(cognito.url, "DeleteResourceServer")).toHaveLength(2);
  const checks = one.findings.map(({ check }) => check);
  for (const check of ["store", "issuer", "sign-in client", "prod, token endpoint", "clock, eu-west-1"])
    expect(checks).toContain(check);
  expect(JSON.stringify(one)).not.toContain(cognito.settings.SIGN_IN_CLIENT_SECRET);
  expect(await newReport(issuer), "a later run").not.toBe(one);
});
