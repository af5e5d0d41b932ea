import "server-only";
import { GetProvisionedLimitCommand } from "@aws-sdk/client-cognito-identity-provider";
import { readerOf, unreadableAnswer } from "@/lib/aws/cognito/answer";
import { accountOf } from "@/lib/aws/cognito/rate/accounts";
import { type Priority, takeLimit } from "@/lib/aws/cognito/rate/scheduler";
import { newReading, read, type Target } from "@/lib/aws/cognito/sdk";
import type { LimitCategory, RateLimit } from "@/lib/domain/pool/pool-facts";
import { failed, ok, type Result } from "@/lib/domain/result";

/**
 * How many calls of a category the account of a pool may make in its Region. The scheduler keeps to it from then on. One
 * call. Fails as `read`.
 */
export async function provisionedLimit(
  target: Target,
  category: LimitCategory,
  priority: Priority = "now",
): Promise<Result<RateLimit>> {
  const ask = new GetProvisionedLimitCommand({
    LimitDefinition: { LimitClass: "API_CATEGORY", Attributes: { Category: category } },
  });
  const found = await read(
    "GetProvisionedLimit",
    target,
    (client, options) => client.send(ask, options),
    newReading(priority),
  );
  if (!found.ok) return found;
  const limit = readerOf(found.value.Limit);
  const perSecond = limit.number("ProvisionedLimitValue");
  if (!perSecond) return failed(unreadableAnswer("the rate limits", ["ProvisionedLimitValue"]));
  takeLimit(`${accountOf(target.roleArn)} ${target.region}`, category, perSecond);
  return ok({ perSecond, free: limit.number("FreeLimitValue") ?? null });
}
