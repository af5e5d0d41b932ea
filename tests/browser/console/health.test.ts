import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { seeded } from "@/tests/browser/kit/seeded";
import { signInByHand } from "@/tests/browser/kit/sign-in";
import { inDev } from "@/tests/kit/in-pool";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

// Its credentials expire.
const test = onOwnStand();

test("a stranger learns whether the console is ready and its release, nothing else, and cannot make it ask more", async ({
  page,
  request,
  stand,
  cognito,
}) => {
  const live = `${stand.consoleUrl}/api/health`;
  const ready = `${live}/ready`;
  const up = [
    200,
    expect.stringMatching(/^{"status":"up","version":"\d+\.\d+\.\d+","commit":("[0-9a-f]{12}"|null)}$/),
  ];
  const answer = async (url: string) => {
    const response = await request.get(url);
    expect(response.headers()["cache-control"]).toBe("no-store");
    return [response.status(), await response.text()];
  };
  await expect.poll(() => answer(ready)).toEqual([200, '{"status":"ready"}']);
  expect(await answer(live)).toEqual(up);

  await pullLever(stand.cognitoUrl, "journal");
  const begun = performance.now();
  await Promise.all(Array.from({ length: 100 }, () => answer(ready)));
  // Two pools, two questions, at the start and whenever the verdict has grown old.
  const verdicts = 2 + Math.floor((performance.now() - begun) / 10_000);
  expect((await journalOf(stand.cognitoUrl, "DescribeUserPool")).length).toBeLessThanOrEqual(2 * verdicts);

  const { clientId } = await seeded(cognito, cognito.pools.dev, "m2m-client");
  await signInByHand(page, "admin", stand);
  const expired = { operation: "*", kind: "expired-credentials", rate: 1 };
  await pullLever(stand.cognitoUrl, "faults", expired);
  // A call that fails is noticed at once; without any, the pools are asked again within 10 minutes.
  await page.goto(`${stand.consoleUrl}${routes.clientSecrets(inDev, clientId)}`);
  await expect.poll(() => answer(ready)).toEqual([503, '{"status":"not ready"}']);
  expect(await answer(live)).toEqual(up);
  await pullLever(stand.cognitoUrl, "faults");
  await expect.poll(() => answer(ready)).toEqual([200, '{"status":"ready"}']);
});
