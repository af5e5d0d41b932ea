import { isM2m } from "@/lib/domain/client/client";
import { inUtc } from "@/lib/domain/text/in-utc";
import {
  because,
  type Explanation,
  firstPossible,
  isSettling,
  type PoolState,
  suspendedHere,
} from "@/lib/domain/token/cause";
import { mistakeInWords } from "@/lib/domain/token/pasted-secret";
import type { Reading } from "@/lib/domain/token/reading/reading";
import { explainScopes } from "@/lib/domain/token/scope-refusal";

/** The cause of an OAuth error that the token endpoint gave as its answer. */
export function explainRefusal(
  error: string,
  { sent }: Pick<Reading, "sent">,
  state: PoolState,
): Explanation {
  switch (error) {
    case "invalid_client":
      return explainClient(state);
    case "invalid_grant":
    case "unauthorized_client":
      return explainGrant(error, sent.grantType, state);
    case "invalid_scope":
      return explainScopes(state);
    case "unsupported_grant_type":
      return because(
        "wrong-grant-type",
        "The grant type is not client_credentials",
        "Cognito accepts authorization_code, refresh_token and client_credentials. For M2M, send grant_type=client_credentials in the form.",
      );
    case "invalid_request":
      return because(
        "malformed-request",
        "The request is malformed",
        "A parameter is missing or given twice, or the Authorization header isn’t “Basic” followed by the base64 of id:secret without a line break. Send grant_type in a form, and the ID and secret in only one place.",
      );
    default:
      return because(
        "unknown",
        `The token endpoint returned ${error}`,
        "Cognito doesn’t document this error.",
      );
  }
}

function explainClient(state: PoolState): Explanation {
  const { client, secretDates, pasted } = state;
  const [mistaken, instead] = pasted === null || pasted === "unseen" ? ["", ""] : mistakeInWords(pasted);
  const newest = secretDates?.at(-1) ?? "";
  return firstPossible(
    state,
    because(
      "client-gone",
      "This client no longer exists",
      "It was deleted from this pool, so its secrets no longer work. Tokens already issued stay valid until they expire.",
    ),
    because(
      "no-secret",
      "This client has no secret",
      "It’s a public client, so it can’t get tokens with a secret.",
    ),
    because("not-the-secret", mistaken, instead),
    isSettling(state)
      ? because(
          "secret-not-ready",
          "The secret is wrong or not active yet",
          `The newest secret was created at ${inUtc(newest)}, less than 10 minutes ago. AWS doesn’t say how long a new secret takes to work. Try again in a minute. If it still fails, the value is wrong:`,
          usualCauses(state),
        )
      : null,
    because(
      "wrong-secret",
      `This isn’t a secret ${client ? `of ${client.name}` : "of this client"}`,
      `${datesOf(secretDates)}${lost}`,
      usualCauses(state),
    ),
  );
}

const datesOf = (dates: readonly string[] | null) =>
  dates
    ? `The client has ${dates.length === 1 ? "one secret, created at" : `${dates.length} secrets, created at`} ${dates.map(inUtc).join(" and ")}. The request used ${dates.length === 1 ? "a different one" : "neither of them"}. `
    : "";

/** What makes a secret wrong. A secret that the console saw has no line break and is no other text. */
const usualCauses = ({ pasted, clientId }: PoolState): string[] => [
  "The secret was deleted, for example at the end of a rotation.",
  `The secret belongs to another client or environment. This client’s ID is ${clientId}.`,
  ...(pasted === "unseen"
    ? [
        "A line break at the end of the secret (echo without -n), quotation marks or a wrong encoding. Try the same secret on this page.",
        "The client ID in the request is wrong, or the ID and secret are missing.",
      ]
    : []),
];

const lost = "Secrets can’t be looked up. If you lost it, add a new one. Usual causes:";

function explainGrant(error: string, grantType: string | null, state: PoolState): Explanation {
  const { client, suspended } = state;
  const unread = client === null;
  return firstPossible(
    state,
    suspended ? suspendedHere(suspended) : null,
    because(
      "oauth-off",
      "OAuth is disabled for this client",
      "AllowedOAuthFlowsUserPoolClient is false, so Cognito refuses all its token requests. Some tools create or edit clients without that setting.",
    ),
    because(
      "grant-missing",
      "This client can’t use client_credentials",
      unread
        ? "OAuth is disabled, or its allowed flows don’t include client_credentials. Its settings couldn’t be read just now."
        : isM2m(client.kind)
          ? "Its allowed OAuth flows don’t include client_credentials: it was created only for the API call GetClientToken, so the token endpoint refuses it."
          : "Its allowed OAuth flows don’t include client_credentials, and Cognito doesn’t allow that flow for user sign-in clients. Create a separate client for the service.",
    ),
    because(
      "not-the-settings",
      "This client’s settings don’t cause this error",
      `OAuth is enabled for ${client?.name ?? "the client"}, with client_credentials. Cognito documents ${error} for the code and refresh token flows. Check in this order:`,
      [
        ...grantPoints(grantType),
        `The app uses another client ID than ${state.clientId}, or the token endpoint of another pool${state.tokenUrl === null ? "" : `. This pool’s is ${state.tokenUrl}`}.`,
        `The client was changed after the error (last change: ${client ? inUtc(client.changedAt) : "unknown"}). Send the request again.`,
      ],
    ),
  );
}

function grantPoints(grantType: string | null): string[] {
  if (grantType === "client_credentials") return [];
  return [
    grantType === null
      ? "The app sent another grant_type: refresh_token or authorization_code. Send client_credentials."
      : `The app sent grant_type=${grantType}. Send client_credentials.`,
  ];
}
