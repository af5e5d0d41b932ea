/** A browser that keeps cookies and follows nothing by itself: enough to sign in without a screen. */
export function browser() {
  const cookies = new Map<string, string>();
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const reply = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie: header() },
    });
    for (const line of reply.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (attributes.some((it) => it.trim() === "Max-Age=0")) cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  };
  return Object.assign(visit, { cookies: header });
}

/** Fills in the login page at `url` and sends it; gives back the answer to the POST. */
export async function fillIn(
  visit: ReturnType<typeof browser>,
  url: string,
  fields: Record<string, string>,
): Promise<Response> {
  const html = await (await visit(url)).text();
  return sendForm(visit, url, html, fields);
}

/** Sends the form of a page that is there already. */
export function sendForm(
  visit: ReturnType<typeof browser>,
  url: string,
  html: string,
  fields: Record<string, string>,
): Promise<Response> {
  const hidden = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = new URLSearchParams([
    ...hidden.map(([, name = "", value = ""]) => [name, value]),
    ...Object.entries(fields),
  ]);
  return visit(new URL(actionOf(html), url).href, { method: "POST", body: form });
}

function actionOf(html: string): string {
  const action = /action="([^"]*)"/.exec(html)?.[1];
  if (action === undefined) throw new Error("The page has no form.");
  return action.replaceAll("&amp;", "&");
}
