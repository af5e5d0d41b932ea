import "server-only";
import { DescribeUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { logUnreadable, readerOf, unreadableAnswer } from "@/lib/aws/cognito/answer";
import type { DescribedClient } from "@/lib/aws/cognito/client-shapes";
import { newReading, type Reading, read, type Target } from "@/lib/aws/cognito/sdk";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";

const OPERATION = "DescribeUserPoolClient";

/**
 * Reads one client, as `select` converts it. One call. Fails as `read`, with unreachable for an answer about another
 * client and, if `isWhole`, for an answer with unreadable members, which the message names.
 */
export async function describeClient<T>(
  target: Target,
  clientId: string,
  select: (answer: DescribedClient) => T,
  { reading = newReading("now"), isWhole = false }: { reading?: Reading; isWhole?: boolean } = {},
): Promise<Result<T>> {
  const answer = await read(
    OPERATION,
    target,
    async (client, options) => {
      const ask = new DescribeUserPoolClientCommand({ UserPoolId: target.id, ClientId: clientId });
      const described = readerOf((await client.send(ask, options)).UserPoolClient);
      if (described.text("ClientId") !== clientId) return null;
      return { selected: select(described), unreadable: described.unreadable };
    },
    reading,
  );
  if (!answer.ok) return answer;
  if (answer.value === null) return failed(problem("unreachable", { message: noSense }));
  const { selected, unreadable } = answer.value;
  logUnreadable(OPERATION, clientId, unreadable);
  if (!isWhole || unreadable.size === 0) return ok(selected);
  return failed(unreadableAnswer("this client", unreadable));
}

const noSense = "Cognito’s answer about this client couldn’t be read.";
