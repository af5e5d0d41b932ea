import { expect, test } from "vitest";
import { toProblem } from "@/lib/aws/cognito/aws-problem";
import { isClosed } from "@/lib/domain/problem";

const limit = Object.assign(new Error("Maximum reached"), { name: "LimitExceededException" });

test.each([
  ["CreateUserPoolClient", /app clients .*1,000, or up to 10,000 on request.*Service Quotas/],
  ["CreateResourceServer", /resource servers .*25, or up to 300 on request.*Service Quotas/],
  ["UpdateResourceServer", /at most 100 scopes/],
  ["UpdateUserPoolClient", /at most 50 scopes/],
  ["AddUserPoolClientSecret", /at most two secrets/],
])("%s names the quota it met, and what to do", (operation, sentence) => {
  const problem = toProblem(limit, operation, "unknown-outcome");
  expect(problem).toMatchObject({ code: "limit", message: expect.stringMatching(sentence) });
  expect(problem.message).toMatch(/[Nn]othing was (?:created|changed)/);
});

test("a limit of another operation has the general sentence", () => {
  expect(toProblem(limit, "CreateGroup", "unknown-outcome").message).toMatch(
    /^This pool has reached one of Cognito’s limits/,
  );
});

test("the refusal of PrivateLink is known by its text, whatever its name, and closes the operation", () => {
  const message = "PrivateLink access is disabled for the user pool that has ManagedLogin configured.";
  const refused = Object.assign(new Error(message), { name: "NotAuthorizedException" });
  const problem = toProblem(refused, "ListUserPoolClients", "unreachable");
  expect(problem).toMatchObject({
    code: "private-link",
    message: expect.stringContaining("public endpoint"),
  });
  expect(isClosed(problem.code)).toBe(true);
});
