import "server-only";
import { config } from "@/lib/config";

/** Whether a page of the console sent this: the `Origin` that browsers put on every POST is that of NEXTAUTH_URL. */
export const isOwnPost = (headers: Headers): boolean => headers.get("origin") === config().publicOrigin;

/**
 * Whether no other site caused this GET. Old browsers and scripts send no such header, and carry nobody else's cookie.
 */
export const isOwnGet = (headers: Headers): boolean =>
  ["same-origin", "none"].includes(headers.get("sec-fetch-site") ?? "none");

/** The cookie of the doctor's trial form. */
const TRIAL_COOKIE = "clientele-trial";

/** The headers of the doctor's trial form: those that the console needs of a browser's forms and reads, all of them. */
export const trialHeaders = (): Record<string, string> => ({
  origin: config().publicOrigin,
  cookie: `${TRIAL_COOKIE}=1`,
  "next-action": "trial",
  "sec-fetch-site": "same-origin",
});

/**
 * The names of the headers that a proxy removed or changed on the doctor's trial form. With any of them, it would
 * refuse or lose the forms of people too.
 */
export function lostHeaders(headers: Headers): string[] {
  const arrived = {
    Origin: isOwnPost(headers),
    Cookie: headers.get("cookie")?.includes(`${TRIAL_COOKIE}=1`) === true,
    "Next-Action": headers.has("next-action"),
    "Sec-Fetch-Site": headers.get("sec-fetch-site") === "same-origin",
  };
  return Object.entries(arrived).flatMap(([name, isThere]) => (isThere ? [] : name));
}
