import { expect, test } from "vitest";
import { registrationInWords, registrationOf } from "@/lib/domain/pool/registration";

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
  [null, "Off", null],
  [{ authenticatedFlows: [], openFlows: [] }, "On, but no flow is allowed", null],
  [
    { authenticatedFlows: ["code"], openFlows: null },
    "On, with a token of the scope aws.cognito/dcr/register: code",
    null,
  ],
  [{ authenticatedFlows: [], openFlows: ["code"] }, "On, open to everyone: code", /sign-in clients/],
  [
    { authenticatedFlows: ["code"], openFlows: ["client_credentials"] },
    "On, open to everyone: client_credentials; with a token of the scope aws.cognito/dcr/register: code",
    /pays for their token requests/,
  ],
])("%j is told as %s", (registration, words, warning) => {
  const told = registrationInWords(registration);
  expect(told.words).toBe(words);
  if (warning === null) expect(told.warning).toBeNull();
  else expect(told.warning).toMatch(warning);
});
