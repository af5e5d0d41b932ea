import { type Found, type Phrases, phraseIn } from "@/lib/domain/token/reading/found";

/**
 * The HTTP status that a text gives: that of its last status line; otherwise a number that a word before it or a reason
 * phrase after it calls a status; otherwise a reason phrase alone, if `orPhrase`.
 */
export function statusIn(text: string, orPhrase = true): Found<number> | null {
  const numbers = numbersIn(text);
  const lines = numbers.filter(({ before }) => /http\/[\d.]{1,3}"? $/.test(before));
  const answer = lines.findLast(({ after, status }) => status >= 200 && !/^ connection est/.test(after));
  const called = numbers.filter(isCalledStatus);
  const said = answer ?? called.find(({ status }) => status >= 300) ?? called[0];
  if (said) return { value: said.status, words: wordsOf(said, text) };
  const named = namedIn(text);
  if (named) return named;
  if (/^[1-5]\d\d$/.test(text.trim()) && isStatus(Number(text.trim())))
    return { value: Number(text.trim()), words: text.trim() };
  return orPhrase ? phraseIn(text, reasonsAlone) : null;
}

/** The name of .NET's HttpStatusCode behind a word that calls it a status. */
function namedIn(text: string): Found<number> | null {
  for (const { 0: words, 1: name = "" } of text.matchAll(
    /status ?code["']?\s?[:=]?\s?["']?([a-z]{5,40})/gi,
  )) {
    const value = reasons.find(([, own]) => own.some((it) => it.replaceAll(" ", "") === name.toLowerCase()));
    if (value) return { value: value[0], words };
  }
  return null;
}

type Figure = {
  readonly at: number;
  readonly status: number;
  readonly before: string;
  readonly after: string;
};

/** How much around a number is looked at. */
const NEAR = 40;

/** Statuses that servers send: those of HTTP, and those of load balancers and gateways. Other numbers are no status. */
const isStatus = (code: number): boolean =>
  [100, 101, 102, 103, 451, 460, 463, 464, 495, 496, 497, 499, 530, 561, 599].includes(code) ||
  (code >= 200 && code <= 208) ||
  (code >= 300 && code <= 308) ||
  (code >= 400 && code <= 431) ||
  (code >= 500 && code <= 527);

/** The numbers from 100 to 599 that stand alone, with what is around them in lower case. */
const numbersIn = (text: string): Figure[] =>
  [...text.matchAll(/(?<![\w.-])[1-5]\d\d(?![\w%])/g)]
    .map(({ 0: digits, index }) => ({
      at: index,
      status: Number(digits),
      before: text.slice(Math.max(0, index - NEAR), index).toLowerCase(),
      after: text.slice(index + 3, index + 3 + NEAR).toLowerCase(),
    }))
    .filter(({ status }) => isStatus(status));

const before =
  /(?:^|[^a-z])(?:exit )?(?:http|(?:http)?[_ -]?status(?:[_ -]?code)?|(?:http |response )?code|error|answered|answer|returned|got|responded|(?:http)?response|respond|received|with|answers|returns|http_status)(?: of| is| was)?[\s"'\\]{0,3}[:=/]{0,2}[\s"'\\[(]{0,3}$/;

function isCalledStatus({ status, before: said, after }: Figure): boolean {
  if (
    /exit (?:code|status)|tunnel established|after connect|errno|os error|os \{ code/.test(said) ||
    /^ ?(?:ms|bytes|s\b)/.test(after)
  )
    return false;
  if (reasonsOf(status).some((reason) => after.replace(/^[\s:"'()\]>/-]{1,4}/, "").startsWith(reason)))
    return true;
  if (isBesideBody(said, after)) return true;
  // `:443` behind the name of a host or a file is a port or a line.
  return before.test(said) && !/[\w)\]]:$/.test(said.replace(/(?:status|code|error|http)(?:_?code)?:$/, ""));
}

/**
 * A body or an address follows, or the number stands alone on its line or at the end of one behind an address or a
 * duration. Or it begins a tuple of Python, before the body as a text; stands in brackets behind a colon, as PowerShell
 * writes it in every language; or behind an address and a dash, as ASP.NET logs it.
 */
function isBesideBody(said: string, after: string): boolean {
  if (/^\) \S/.test(after) && /: ?\($/.test(said)) return true;
  if (/\/[\w./?=&%-]{0,38} - $/.test(said)) return true;
  if (/^, ?b?["']/.test(after)) return /(?:^|[^\w])\($/.test(said);
  if (/^(?: ?: ?)?["']{0,2}\s{0,3}\{/.test(after) || /^ https?:\/\//.test(after))
    return /(?:^|[\s:(])$/.test(said);
  return /^\s{0,2}(?:$|\r?\n)/.test(after) && /(?:^|\n|-> ?|<- ?| m?s - |\/[\w./?=&%-]{0,28} )$/.test(said);
}

const general = ["client error", "server error", "[no body]", "error<", "error for"];

function reasonsOf(status: number): string[] {
  const own = reasons.find(([it]) => it === status)?.[1] ?? [];
  return [...own, ...(status >= 400 ? general : [])];
}

const reasons: Phrases<number> = [
  [200, ["ok"]],
  [301, ["moved permanently"]],
  [302, ["found", "moved temporarily"]],
  [303, ["see other"]],
  [307, ["temporary redirect"]],
  [308, ["permanent redirect"]],
  [400, ["bad request", "badrequest"]],
  [401, ["unauthorized", "authorization required"]],
  [403, ["forbidden", "access denied"]],
  [404, ["not found", "notfound", "page not found"]],
  [405, ["method not allowed", "methodnotallowed", "not allowed"]],
  [406, ["not acceptable"]],
  [407, ["proxy authentication required"]],
  [408, ["request timeout", "request time-out"]],
  [411, ["length required"]],
  [413, ["payload too large", "request entity too large", "content too large"]],
  [414, ["uri too long", "request-uri too large"]],
  [415, ["unsupported media type", "unsupportedmediatype"]],
  [421, ["misdirected request"]],
  [429, ["too many requests", "toomanyrequests"]],
  [431, ["request header fields too large"]],
  [500, ["internal server error", "internalservererror"]],
  [501, ["not implemented"]],
  [502, ["bad gateway", "badgateway"]],
  [503, ["service unavailable", "service temporarily unavailable", "serviceunavailable"]],
  [511, ["network authentication required"]],
  [504, ["gateway timeout", "gateway time-out", "gatewaytimeout"]],
];

/** The reason phrases that say a status without its number. */
const reasonsAlone: Phrases<number> = [
  [405, ["method not allowed", "methodnotallowed"]],
  [415, ["unsupported media type", "unsupportedmediatype"]],
  [429, ["too many requests", "toomanyrequests", "rate exceeded"]],
  [502, ["bad gateway", "badgateway"]],
  [503, ["service unavailable", "service temporarily unavailable", "serviceunavailable"]],
  [504, ["gateway timeout", "gateway time-out", "gatewaytimeout"]],
];

/** The number, with the words that call it a status and nothing else around it, which may be a secret. */
function wordsOf({ at, status, before: said, after }: Figure, text: string): string {
  const marked = (/http\/[\d.]{1,3}"? $/.exec(said) ?? before.exec(said))?.[0].length ?? 0;
  const reason = reasonsOf(status).find((it) => after.startsWith(` ${it}`));
  const end = at + 3 + (reason === undefined ? 0 : reason.length + 1);
  return text.slice(at - marked, end).trim();
}
