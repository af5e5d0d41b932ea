import { parsedJson } from "@/lib/domain/text/parsed-json";

// Without zod: the page that asks for a token reads metadata in the browser.

/** The most characters of client metadata as JSON. AWS publishes no limit. */
export const MOST_METADATA = 2_000;

/**
 * Client metadata of a token request, which Cognito passes to the pool's pre token generation trigger as it is (developer
 * guide, M2M client credentials). Neither stored nor logged.
 */
export type ClientMetadata = Readonly<Record<string, string>>;

/** Whether a value is client metadata of a length that is sent. */
export const isMetadata = (value: unknown): value is ClientMetadata =>
  hasOnlyTexts(value) && JSON.stringify(value).length <= MOST_METADATA;

/** The metadata in a text that a person typed, none for an empty one; or the reason why it is none. */
export function metadataIn(text: string): { readonly metadata?: ClientMetadata; readonly problem?: string } {
  if (text.trim() === "") return {};
  if (text.length > MOST_METADATA) return { problem: long };
  const metadata = parsedJson(text);
  if (!hasOnlyTexts(metadata)) return { problem: wrong };
  return isMetadata(metadata) ? { metadata } : { problem: long };
}

const hasOnlyTexts = (value: unknown): value is ClientMetadata =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((it) => typeof it === "string");

const wrong = 'Enter a JSON object whose values are all strings, for example {"tenant": "a"}.';
const long = `Client metadata can have at most ${MOST_METADATA.toLocaleString("en")} characters.`;
