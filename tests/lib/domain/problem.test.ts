import { expect, test } from "vitest";
import { problem, sentences, whenReading } from "@/lib/domain/problem";

/** Of what somebody else changed, only an act is told. */
const codes = (Object.keys(sentences) as (keyof typeof sentences)[]).filter(
  (code) => code !== "changed-meanwhile",
);

test.each(codes)("a reading that is refused with %s does not speak of a change of its own", (code) => {
  const { message } = whenReading(problem(code));
  expect(message).not.toMatch(/nothing (of yours )?was|the change may/i);
  expect(message).toMatch(/^[A-Z][^.].*[^ ,]\.$/);
});

test.each([
  ["unreachable", undefined, "Cognito couldn’t be reached. Try again in a moment."],
  ["signed-out", undefined, "Your session has ended. Sign in again to continue."],
  [
    "aws-denied",
    "AWS refused this call, so nothing was changed: the console’s AWS role needs cognito-idp:ListUserPoolClients on this pool.",
    "AWS refused this call: the console’s AWS role needs cognito-idp:ListUserPoolClients on this pool.",
  ],
  [
    "aws-credentials",
    "The console’s AWS credentials have expired. Nothing was changed. Ask an admin to renew them.",
    "The console’s AWS credentials have expired. Ask an admin to renew them.",
  ],
] as const)("%s, in the words for a reading", (code, message, said) => {
  expect(whenReading(problem(code, { ...(message && { message }), requestId: "r" }))).toEqual({
    ...problem(code, { message: said }),
    requestId: "r",
  });
});
