import "server-only";
import { HIDDEN } from "@/lib/domain/secret/hidden-tokens";

/**
 * Hides the secret of this client in a text: plain, encoded for a URL, a form, JSON or HTML, and in base64, also after
 * the client's id as in an Authorization header. The time is proportional to the length of the text.
 */
export function withoutSecret(clientId: string, secret: string, text: string): string {
  const hidden = new Uint8Array(text.length);
  for (const view of viewsOf(text))
    for (const sought of [secret, ...base64Of(clientId, secret)])
      for (let at = view.text.indexOf(sought); at >= 0; at = view.text.indexOf(sought, at + 1))
        hidden.fill(1, view.starts[at], view.ends[at + sought.length - 1]);
  let told = "";
  for (let at = 0; at < text.length; ) {
    const isHidden = hidden[at] === 1;
    const next = hidden.indexOf(isHidden ? 0 : 1, at);
    const end = next < 0 ? text.length : next;
    told += isHidden ? HIDDEN : text.slice(at, end);
    at = end;
  }
  return told;
}

function base64Of(clientId: string, secret: string): string[] {
  const form = new URLSearchParams({ secret }).toString().slice("secret=".length);
  const pairs = [secret, encodeURIComponent(secret), form].map((it) => `${clientId}:${it}`);
  return [secret, ...pairs].flatMap((it) => {
    const bytes = Buffer.from(it);
    const padded = bytes.toString("base64");
    return [padded, padded.replace(/={1,2}$/, ""), bytes.toString("base64url")];
  });
}

/** A text as one reader understands it: each UTF-16 unit of `text` is written from `starts` to before `ends`. */
type View = { readonly text: string; readonly starts: Uint32Array; readonly ends: Uint32Array };

const percent = /%[0-7][\da-fA-F]|%[c-fC-F][\da-fA-F](?:%[89abAB][\da-fA-F]){1,3}/g;
const percentOrPlus = new RegExp(`\\+|${percent.source}`, "g");
const json = /\\u[\da-fA-F]{4}|\\["\\/bfnrt]/g;
const html = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|amp|lt|gt|quot|apos);/g;

const viewsOf = (text: string): View[] => [
  viewOf(text, /(?!)/g, (it) => it),
  viewOf(text, percent, decodedPercent),
  viewOf(text, percentOrPlus, (it) => (it === "+" ? " " : decodedPercent(it))),
  viewOf(text, json, decodedJson),
  viewOf(text, html, decodedHtml),
];

/** No encoding is shorter than what it stands for. */
function viewOf(text: string, encoded: RegExp, decoded: (written: string) => string): View {
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let plain = "";
  let end = 0;
  const take = (means: string, start: number, length: number) => {
    for (let unit = 0; unit < means.length; unit += 1) {
      const isWhole = means.length === length;
      starts[plain.length + unit] = isWhole ? start + unit : start;
      ends[plain.length + unit] = isWhole ? start + unit + 1 : start + length;
    }
    plain += means;
    end = start + length;
  };
  for (const { 0: it, index } of text.matchAll(encoded)) {
    take(text.slice(end, index), end, index - end);
    take(decoded(it), index, it.length);
  }
  take(text.slice(end), end, text.length - end);
  return { text: plain, starts, ends };
}

const decodedPercent = (written: string): string =>
  Buffer.from(written.replaceAll("%", ""), "hex").toString();

const decodedJson = (written: string): string =>
  written.startsWith("\\u")
    ? String.fromCharCode(Number.parseInt(written.slice(2), 16))
    : JSON.parse(`"${written}"`);

const named = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
]);

function decodedHtml(written: string): string {
  const code = Number(written.replace(/^&#x/i, "0x").replace(/^&#/, "").replace(";", ""));
  return named.get(written) ?? (code <= 0x10_ffff ? String.fromCodePoint(code) : written);
}
