import "server-only";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { read, type Target } from "@/lib/aws/cognito/sdk";
import { skewIn } from "@/lib/aws/cognito/skew";
import { now } from "@/lib/process/clock";

/**
 * How many milliseconds this machine's clock is ahead of Cognito's (behind: negative), to about a second, by the Date
 * header of an answer, which can be a refusal. Null if no answer came. One call.
 */
export async function clockSkew(target: Target): Promise<number | null> {
  const command = new DescribeUserPoolCommand({ UserPoolId: target.id });
  const measured: { skew: number | null } = { skew: null };
  command.middlewareStack.add(
    (next) => async (args) => {
      const asked = now();
      const result = await next(args);
      measured.skew = skewIn(result.response, (asked + now()) / 2) ?? measured.skew;
      return result;
    },
    // Nearest to the wire: the next one out throws at a refusal.
    { step: "deserialize", priority: "low", name: "clockSkew" },
  );
  await read("DescribeUserPool", target, (client, options) => client.send(command, options));
  return measured.skew;
}
