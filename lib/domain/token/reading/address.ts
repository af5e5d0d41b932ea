import type { Found } from "@/lib/domain/token/reading/found";

/** An address that a program asked, without user, query and fragment, which may hold a secret. */
export type Address = {
  readonly host: string;
  /** Null where only the host is known. */
  readonly path: string | null;
  /** Origin and path; null where the path is not known. */
  readonly url: string | null;
};

/** The longest path that is repeated. */
const LONGEST_PATH = 200;

/** The address that a program asked, as far as a text names one. The token endpoint's path wins over others. */
export function addressIn(whole: string): Found<Address> | null {
  const text = decoded(whole);
  const urls = urlsIn(text);
  const traced = tracedIn(text);
  const asked = urls.find(({ value }) => /\/oauth2?\//.test(value.path ?? ""));
  return asked ?? traced ?? namedHostIn(text) ?? urls[0] ?? null;
}

/** Without the encoding that an address has inside another one, or in a page. */
const decoded = (text: string): string =>
  text
    .replace(/%3A/gi, ":")
    .replace(/%2F/gi, "/")
    .replace(/&#(\d{1,4});/g, (_, code) => String.fromCharCode(Number(code)));

/** An address as a person typed it. Text that is none may be a secret: it is not kept. */
export function typedAddress(typed: string): Address | null {
  return toAddress(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
}

function toAddress(text: string): Address | null {
  if (!URL.canParse(text)) return null;
  const { origin, hostname, pathname } = new URL(text);
  const path = pathname.slice(0, LONGEST_PATH);
  return hostname === "" ? null : { host: hostname, path, url: `${origin}${path}` };
}

/** What stands before an address that nobody asked: an audience, an issuer, a scope, a link to read more. */
const notAsked =
  /(?:expected|audiences?|issuers?|\biss|\baud|scopes?|scope requested|scope not allowed|error_uri|resource_metadata|location|referer|origin|resource|see|visit|href|src|xmlns|action|details here|information check|documentation|\bid)[^a-z]{0,6}$/i;

const readers =
  /(?:^|\.)(?:mozilla\.org|ietf\.org|rfc-editor\.org|curl\.se|haxx\.se|aka\.ms|go\.dev|github\.com|stackoverflow\.com|readthedocs\.io|nodejs\.org|w3\.org|microsoft\.com|repost\.aws|jwt\.io|oauth\.net|terraform\.io|nginx\.(?:org|com)|cloudflare\.com|cloudfront\.net|wikipedia\.org)$/;

function urlsIn(text: string): Found<Address>[] {
  return [...text.matchAll(/https?:\/\/[^\s"'<>`\\)\]},|]{3,2000}/gi)].flatMap(({ 0: found, index }) => {
    const value = toAddress(found.replace(/[.,;:!?]{1,3}$/, ""));
    if (value === null || isToRead(value) || notAsked.test(text.slice(Math.max(0, index - 40), index)))
      return [];
    // The call that a library wanted a token for did not go out.
    if (text.startsWith('": oauth2:', index + found.length)) return [];
    // An issuer is named, not asked.
    if (/^\/[\w-]{1,55}_[0-9a-zA-Z]{1,55}\/?$/.test(value.path ?? "") && value.host.includes("cognito-idp."))
      return [];
    return [{ value, words: value.url ?? value.host }];
  });
}

const isToRead = ({ host }: Address) => host.startsWith("docs.") || readers.test(host);

/** The request in a trace of curl, or written out as HTTP has it. */
function tracedIn(text: string): Found<Address> | null {
  // A trace of several requests ends with the one that failed.
  const host = [
    ...text.matchAll(/^[>*]? ?(?:\[HTTP\/2\] \[\d{1,3}\] \[:authority: |host: ?)([\w.-]{1,253})/gim),
  ].at(-1);
  const path = [...text.matchAll(/^>? ?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\/[^\s?#]{0,200})/gm)].at(
    -1,
  )?.[1];
  if (!host?.[1]?.includes(".")) return null;
  const value: Address = {
    host: host[1].toLowerCase(),
    path: path ?? null,
    url: path === undefined ? null : `https://${host[1].toLowerCase()}${path}`,
  };
  return { value, words: host[0].replace(/^[>*] ?/, "") };
}

/** A refused connection to a number, as Node and Go write it. */
const numbers = /(?:ECONNREFUSED|dial tcp|connect to) ((?:\d{1,3}\.){3}\d{1,3})(?![\w.])/;

/** What libraries write before the name of a host. */
const hostMarks =
  /(?:host(?:name)?["']? ?[:=] ?|dns:\/\/\/|resolve host:? ?|resolved?:? ?|enotfound |eai_again |lookup |unknownhostexception:? ?|connected to |connect to |trying to reach |host name |hostname |known \(|known: |refused \(|host |reached? )['"([]{0,2}((?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,24})(?![\w(.])/i;

function namedHostIn(text: string): Found<Address> | null {
  const cognito = /(?<![\w.@-])[a-z0-9][\w-]{0,62}\.auth(?:-fips)?\.[\w-]{1,30}\.amazoncognito\.com/i.exec(
    text,
  )?.[0];
  const host = (cognito ?? hostMarks.exec(text)?.[1] ?? numbers.exec(text)?.[1])?.toLowerCase();
  if (host === undefined) return null;
  // requests of Python gives the path apart.
  const path = /with url: (\/[^\s?#'")]{0,200})/.exec(text)?.[1] ?? null;
  return { value: { host, path, url: path === null ? null : `https://${host}${path}` }, words: host };
}

/** Whether an address can be a token endpoint, of Cognito or another provider. */
export const isTokenAddress = ({ host, path }: Address): boolean =>
  (host.endsWith(".amazoncognito.com") ||
    (path ?? "").includes("/oauth2/token") ||
    (path ?? "").endsWith("/token")) &&
  !isPoolApi({ host });

/** Whether a host is Cognito’s API, which also publishes the keys of tokens. */
export const isPoolApi = ({ host }: Pick<Address, "host">): boolean =>
  host.startsWith("cognito-idp") && host.includes(".amazonaws.");
