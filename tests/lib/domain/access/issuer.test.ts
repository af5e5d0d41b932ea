import { expect, test } from "vitest";
import { isSameIssuer } from "@/lib/domain/access/issuer";

const issuer = "https://login.example.com/tenant/v2.0";

test.each([issuer, `${issuer}/`])("%s is the issuer of the setting", (found) => {
  expect(isSameIssuer(issuer, found)).toBe(true);
  expect(isSameIssuer(`${issuer}/`, found)).toBe(true);
});

test.each([
  "https://login.example.com/{tenantid}/v2.0",
  "https://login.example.com/TENANT/v2.0",
  "https://login.example.com/tenant",
  "https://login.example.com/tenant/v2.0//",
  "https://login.example.com.evil.example/tenant/v2.0",
  "http://login.example.com/tenant/v2.0",
  "",
])("%s is another", (found) => {
  expect(isSameIssuer(issuer, found)).toBe(false);
});
