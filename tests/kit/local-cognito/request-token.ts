import type { Cognito } from "./m2m-client";

/** Posts a client_credentials request with these parameters to the dev pool's token endpoint. */
export async function requestToken(
  { url }: Pick<Cognito, "url">,
  parameters: Record<string, string>,
  { authorization, path = "/clientele-dev/oauth2/token" }: { authorization?: string; path?: string } = {},
): Promise<{ status: number; body: TokenAnswer; headers: Headers }> {
  const reply = await fetch(`${url}${path}`, {
    method: "POST",
    headers: authorization === undefined ? {} : { authorization },
    body: new URLSearchParams({ grant_type: "client_credentials", ...parameters }),
  });
  const text = await reply.text();
  const body: TokenAnswer = text === "" ? {} : JSON.parse(text);
  return { status: reply.status, body, headers: reply.headers };
}

/** The Authorization header of an id and a secret, as curl makes it. */
export function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
}

type TokenAnswer = {
  access_token?: string;
  id_token?: string;
  refresh_token?: string;
  expires_in?: number;
  token_type?: string;
  error?: string;
  error_description?: string;
};
