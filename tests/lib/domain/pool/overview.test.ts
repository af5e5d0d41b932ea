import { expect, test } from "vitest";
import { type PoolSettings, registrationInWords } from "@/lib/domain/pool/overview";

const settings = (registration: PoolSettings["registration"]): PoolSettings => ({
  name: "dev",
  tokenUrl: null,
  issuer: "https://issuer.example.com",
  plan: null,
  isProtected: null,
  registration,
});

test.each([
  ["Off", null],
  ["With a token", { authenticatedFlows: ["code"], openFlows: null }],
  ["With a token", { authenticatedFlows: ["code"], openFlows: [] }],
  ["Open", { authenticatedFlows: [], openFlows: ["client_credentials"] }],
] as const)("registration is %s", (words, registration) => {
  expect(registrationInWords(settings(registration))).toBe(words);
});
