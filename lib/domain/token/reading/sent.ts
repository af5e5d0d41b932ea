/** The content type that the token endpoint takes. */
export const FORM = "application/x-www-form-urlencoded";

/** The content types that a person can say a program sent; empty for an unknown one. */
export const sentTypes = ["", FORM, "application/json", "another"] as const;

/** What a text says of the request that was sent; null for what it does not say. */
export type Sent = {
  readonly method: string | null;
  readonly contentType: string | null;
  readonly accept: string | null;
  readonly grantType: string | null;
};

/** The request in a trace of curl, or in an error of a program that prints it. */
export const sentIn = (text: string): Sent => ({
  method: /^>? ?(GET|POST|PUT|PATCH|DELETE|HEAD) \/\S{0,300} HTTP\//m.exec(text)?.[1] ?? null,
  contentType: headerIn(text, /^> ?content-type: ?([^\r\n]{1,200})/im),
  accept: headerIn(text, /^> ?accept: ?([^\r\n]{1,200})/im),
  grantType: /grant_type["']?\s{0,3}[=:]\s{0,3}["']?([a-z_]{4,30})/.exec(text)?.[1] ?? null,
});

const headerIn = (text: string, header: RegExp): string | null => header.exec(text)?.[1]?.trim() ?? null;
