import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { callerIdentity } from "@/lib/aws/cognito/doctor/identity";
import { consoleOn } from "@/tests/kit/console-on";
import { freshSts } from "@/tests/kit/fresh-sts";

const role = "arn:aws:iam::210987654321:role/clientele";
let sts: Awaited<ReturnType<typeof freshSts>>;
beforeAll(async () => {
  sts = await freshSts();
  consoleOn({ settings: { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "secret" } });
  Object.assign(process.env, sts.settings);
});
afterEach(() => sts.refuse({}));
afterAll(() => sts.stop());

test("the console's own credentials and those of a role are told apart", async () => {
  expect(await callerIdentity("eu-west-1", null)).toEqual({
    ok: true,
    value: { arn: "arn:aws:iam::123456789012:user/console", account: "123456789012" },
  });
  expect(await callerIdentity("eu-west-1", role)).toEqual({
    ok: true,
    value: { arn: "arn:aws:sts::210987654321:assumed-role/clientele/clientele", account: "210987654321" },
  });
});

test.each([
  ["GetCallerIdentity", "ExpiredToken", null, /have expired/],
  ["GetCallerIdentity", "InvalidClientTokenId", null, /missing, wrong or expired/],
  ["GetCallerIdentity", "SignatureDoesNotMatch", null, /missing, wrong or expired/],
  ["AssumeRole", "AccessDenied", role, /can’t assume the role/],
])("%s answered with %s is a matter of the credentials", async (action, code, roleArn, sentence) => {
  sts.refuse({ [action]: code });
  expect(await callerIdentity("eu-west-1", roleArn)).toMatchObject({
    ok: false,
    problem: { code: "aws-credentials", message: expect.stringMatching(sentence) },
  });
});
