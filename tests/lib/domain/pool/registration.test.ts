import { expect, test } from "vitest";
import { registrationOf, registrationWarning } from "@/lib/domain/pool/registration";

const setting = { isOn: true, isOpen: false, authenticatedFlows: undefined, openFlows: undefined };

test("without a list, programs with a token register for both flows and everybody else for code alone", () => {
  expect(registrationOf({ ...setting, isOpen: true })).toEqual({
    authenticatedFlows: ["code", "client_credentials"],
    openFlows: ["code"],
  });
});

test("open flows without open registration let nobody in", () => {
  expect(registrationOf({ ...setting, openFlows: ["client_credentials"] })?.openFlows).toBeNull();
});

test("the implicit flow is accepted by Cognito, and ignored", () => {
  expect(
    registrationOf({ ...setting, authenticatedFlows: ["implicit", "code"] })?.authenticatedFlows,
  ).toEqual(["code"]);
});

test.each([
  [null, null],
  [{ authenticatedFlows: ["code", "client_credentials"], openFlows: null }, null],
  [{ authenticatedFlows: [], openFlows: [] }, null],
  [{ authenticatedFlows: [], openFlows: ["code"] }, /register user sign-in clients/],
  [{ authenticatedFlows: [], openFlows: ["code", "client_credentials"] }, /pays for their token requests/],
])("%j is warned of as %s", (registration, warning) => {
  const told = registrationWarning(registration);
  if (warning === null) expect(told).toBeNull();
  else expect(told).toMatch(warning);
});
