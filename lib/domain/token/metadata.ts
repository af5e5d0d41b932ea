import { z } from "zod";
import { parsedJson } from "@/lib/domain/text/parsed-json";

/** The longest JSON text of client metadata that is read. AWS publishes no limit. */
export const MOST_METADATA = 2_000;

const wrong = 'Enter a JSON object whose values are all strings, for example {"tenant": "a"}.';
const long = `Client metadata can have at most ${MOST_METADATA.toLocaleString("en")} characters.`;
const text = z.string(wrong).max(MOST_METADATA, long);

/**
 * Client metadata of a token request, which Cognito passes to the pool's pre token generation trigger as it is (developer
 * guide, M2M client credentials). Neither stored nor logged.
 */
export const clientMetadata = z
  .record(text, text, wrong)
  .refine((metadata) => JSON.stringify(metadata).length <= MOST_METADATA, long);

/** The metadata in a text that a person typed, none for an empty one; or the reason why it is none. */
export function metadataIn(text: string): {
  readonly metadata?: Record<string, string>;
  readonly problem?: string;
} {
  if (text.trim() === "") return {};
  const read = clientMetadata.safeParse(parsedJson(text));
  return read.success ? { metadata: read.data } : { problem: read.error.issues[0]?.message ?? wrong };
}
