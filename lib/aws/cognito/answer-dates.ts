import "server-only";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { z } from "zod";

/** Far more than Cognito answers with: 60 clients, or one with all its settings. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Makes answers with an invalid date readable. The SDK rejects such an answer as a whole; this replaces only the date,
 * by one that `readerOf` reports as unreadable. Throws for an answer of more than 8 MiB.
 */
export function readOddDates(client: CognitoIdentityProviderClient): void {
  client.middlewareStack.add(
    (next) => async (call) => {
      const result = await next(call);
      const answer = answered.safeParse(result.response);
      if (answer.success) Object.assign(answer.data, { body: await readable(answer.data.body) });
      return result;
    },
    // Nearest to the wire: the next one out converts the dates.
    { step: "deserialize", priority: "low", name: "readOddDates" },
  );
}

const isStream = (value: unknown): value is AsyncIterable<Uint8Array> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** The original answer, whose `body` is replaced. Only answers with status 200 contain dates. */
const answered = z.custom<{ body: AsyncIterable<Uint8Array> }>(
  (value) => z.looseObject({ statusCode: z.literal(200), body: z.custom(isStream) }).safeParse(value).success,
);

async function readable(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error("Cognito’s answer is too long.");
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString();
  return oddDate.test(text) ? Buffer.from(withReadableDates(text)) : bytes;
}

/** A member named as a date whose value is not a plain number. 1700000000.123 and 1.7E9 are plain. */
const oddDate = /Date"\s{0,9}:(?!\s{0,9}\d{1,15}(?:\.\d{1,9})?(?:[eE]\d{1,2})?\s{0,9}[,}])/;

/** A number that is no date, as the SDK sees it. */
const NO_DATE = 1e20;

function withReadableDates(text: string): string {
  const isOdd = (name: string, value: unknown) =>
    name.endsWith("Date") && value !== null && !Number.isFinite(value);
  return JSON.stringify(JSON.parse(text, (name, value: unknown) => (isOdd(name, value) ? NO_DATE : value)));
}
