import { z } from "zod";

/** Asks the console as one signed-in person. */
export type Session = (path: string, init?: Asked) => Promise<Response>;

type Asked = { method?: string; json?: object; headers?: Record<string, string>; body?: BodyInit };

/** Signs in as a browser does, but without one: the console's own form, the login page, and back. */
export async function signInTo(
  consoleUrl: string,
  { email, password }: { email: string; password: string },
): Promise<Session> {
  const visit = cookieJar();
  const { csrfToken } = csrf.parse(await (await visit(`${consoleUrl}/api/auth/csrf`)).json());
  const begun = await visit(`${consoleUrl}/api/auth/signin/cognito`, {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl: consoleUrl, json: "true" }),
  });
  const { url } = destination.parse(await begun.json());
  let at = url;
  let page = await visit(at);
  for (; page.status >= 300 && page.status < 400; page = await visit(at))
    at = new URL(page.headers.get("location") ?? "", at).href;
  const html = await page.text();
  const hidden = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const action = /action="([^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const sent = await visit(new URL(action, at).href, {
    method: "POST",
    body: new URLSearchParams([
      ...hidden.map(([, name = "", value = ""]) => [name, value]),
      ["username", email],
      ["password", password],
    ]),
  });
  await (await visit(sent.headers.get("location") ?? "")).text();
  return (path, { method = "GET", json, headers, body } = {}) =>
    visit(`${consoleUrl}${path}`, {
      method,
      headers: { origin: consoleUrl, ...headers, ...(json && { "content-type": "application/json" }) },
      ...(body !== undefined && { body }),
      ...(json && { body: JSON.stringify(json) }),
    });
}

const csrf = z.object({ csrfToken: z.string() });
const destination = z.object({ url: z.string() });

/** Keeps cookies and follows nothing by itself. Localhost is one site to a browser, whatever the port. */
function cookieJar() {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
}
