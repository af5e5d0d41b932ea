import { afterEach, expect, test, vi } from "vitest";
import { cognitoUrl } from "@/lib/aws/cognito/sdk-client";
import { settingsOfAws } from "@/tests/kit/settings-of-aws";

const target = { region: "eu-west-1", roleArn: null };

async function urlWith(settings: Record<string, string>, region = "eu-west-1"): Promise<string> {
  for (const [name, value] of Object.entries({ ...settingsOfAws, ...settings })) vi.stubEnv(name, value);
  return cognitoUrl({ ...target, region });
}
afterEach(() => vi.unstubAllEnvs());

test("the API's address is that of the Region, with FIPS where the environment asks for it", async () => {
  expect(await urlWith({})).toBe("https://cognito-idp.eu-west-1.amazonaws.com/");
  expect(await urlWith({ AWS_USE_FIPS_ENDPOINT: "true" }, "us-east-1")).toBe(
    "https://cognito-idp-fips.us-east-1.amazonaws.com/",
  );
});
