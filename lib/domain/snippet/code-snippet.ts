/** The facts about one client that its snippets use. */
export type SnippetFacts = {
  readonly name: string;
  readonly clientId: string;
  readonly tokenUrl: string;
  /** What to ask for; none means all that the client has. */
  readonly scopes: readonly string[];
  readonly poolId: string;
  readonly region: string;
  /** The `iss` of the pool's tokens. */
  readonly issuer: string;
  /** Whether the client may call GetClientToken (ALLOW_CLIENT_TOKEN_AUTH). */
  readonly hasTokenApi: boolean;
};

/** The languages that `highlight` knows. */
export type Language =
  | "shell"
  | "powershell"
  | "javascript"
  | "python"
  | "go"
  | "java"
  | "csharp"
  | "json"
  | "yaml"
  | "hcl"
  | "env";

/** One text of a snippet, under the name of the file it is meant for. */
export type SnippetFile = { readonly name: string; readonly language: Language; readonly text: string };

/** A snippet of one or more files. */
export type CodeSnippet = {
  readonly id: string;
  readonly title: string;
  /** What to do with it, in a sentence or two. */
  readonly hint: string;
  /** `run`: the tests run it against the local Cognito; `parsed`: they read it back; `reviewed`: read by people only. */
  readonly proof: "run" | "parsed" | "reviewed";
  /** The page that documents the format, where it is a product’s own. */
  readonly source?: string;
  readonly files: readonly SnippetFile[];
};

/** The scopes as the token endpoint wants them. */
export const scopeText = ({ scopes }: Pick<SnippetFacts, "scopes">): string => scopes.join(" ");

/** The scope that an API demands: the client’s first. Where it has none, one that no token carries stands for it. */
export const demandedScope = ({ scopes }: Pick<SnippetFacts, "scopes">): string =>
  scopes[0] ?? "resource-server/scope";

/** The address of the issuer’s OpenID Connect discovery, which names the keys. */
export const discoveryUrl = ({ issuer }: Pick<SnippetFacts, "issuer">): string =>
  `${issuer}/.well-known/openid-configuration`;
