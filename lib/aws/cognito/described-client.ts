import "server-only";
import {
  DescribeUserPoolClientCommand,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type AnswerReader, logUnreadable, readerOf, unreadableAnswer } from "@/lib/aws/cognito/answer";
import { newReading, type Reading, read, type Target } from "@/lib/aws/cognito/sdk";
import { type AppClient, kindOf } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { toMinutes } from "@/lib/domain/token";

/** What Cognito tells of one client, its ClientSecret included: readers select fields. */
export type DescribedClient = AnswerReader<UserPoolClientType>;

const OPERATION = "DescribeUserPoolClient";

/**
 * One client as `select` makes it of Cognito’s answer. One call. Fails as `read`; unreachable for an answer about
 * another client, and, where `isWhole`, for one with members that cannot be read, by their names.
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

const noSense = "Cognito’s answer about this client makes no sense.";

/** Selects fields, so that the ClientSecret beside them goes no further. */
export function toClient(answer: DescribedClient): AppClient {
  const clientId = answer.text("ClientId") ?? "";
  const authFlows = answer.texts("ExplicitAuthFlows") ?? [];
  const client = {
    clientId,
    name: answer.text("ClientName") ?? clientId,
    kind: kindOf({
      flows: answer.texts("AllowedOAuthFlows") ?? [],
      authFlows,
      isDcr: answer.text("ClientType") === "DCR",
    }),
    scopes: answer.texts("AllowedOAuthScopes") ?? [],
    tokenMinutes: Math.round(
      toMinutes(answer.number("AccessTokenValidity"), answer.part("TokenValidityUnits").text("AccessToken")),
    ),
    isOAuthOn: answer.flag("AllowedOAuthFlowsUserPoolClient") ?? false,
    authFlows,
    createdAt: answer.instant("CreationDate") ?? NO_INSTANT,
    changedAt: answer.instant("LastModifiedDate") ?? NO_INSTANT,
  };
  const { unreadable } = answer;
  return unreadable.size === 0 ? client : { ...client, unreadable: [...unreadable] };
}

/** What stands in for a date that Cognito did not tell. */
export const NO_INSTANT = new Date(0).toISOString();
