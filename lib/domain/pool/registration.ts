import { REGISTER_SCOPE } from "@/lib/domain/scope";

/**
 * How programs register clients of a pool themselves (dynamic client registration, RFC 7591). The flows are those that a
 * registered client may use; an empty list refuses every registration of that kind.
 */
export type Registration = {
  /** For programs that send a token with REGISTER_SCOPE. */
  readonly authenticatedFlows: readonly string[];
  /** For everybody, without a token. Null while open registration is off. */
  readonly openFlows: readonly string[] | null;
};

/** The members of Cognito’s DcrConfiguration that decide who may register a client. */
type Setting = {
  readonly isOn: boolean;
  readonly isOpen: boolean;
  readonly authenticatedFlows: readonly string[] | undefined;
  readonly openFlows: readonly string[] | undefined;
};

/**
 * The registration that a setting allows; null for none. Cognito’s defaults and its silence about `implicit`, which it
 * accepts and ignores, are from its API reference (DcrConfigurationType).
 */
export function registrationOf({
  isOn,
  isOpen,
  authenticatedFlows = ["code", "client_credentials"],
  openFlows = ["code"],
}: Setting): Registration | null {
  if (!isOn) return null;
  return {
    authenticatedFlows: authenticatedFlows.filter(isRegistered),
    openFlows: isOpen ? openFlows.filter(isRegistered) : null,
  };
}

const isRegistered = (flow: string) => flow !== "implicit";

/** Who may register clients of a pool, in a phrase, and what is dangerous about that; null for nothing. */
export function registrationInWords(registration: Registration | null): {
  readonly words: string;
  readonly warning: string | null;
} {
  if (registration === null) return { words: "Off", warning: null };
  const { authenticatedFlows, openFlows } = registration;
  const kinds = [
    ...(openFlows !== null && openFlows.length > 0 ? [`open to everyone: ${openFlows.join(", ")}`] : []),
    ...(authenticatedFlows.length > 0
      ? [`with a token of the scope ${REGISTER_SCOPE}: ${authenticatedFlows.join(", ")}`]
      : []),
  ];
  const words = kinds.length === 0 ? "On, but no flow is allowed" : `On, ${kinds.join("; ")}`;
  return { words, warning: warningOf(openFlows ?? []) };
}

function warningOf(openFlows: readonly string[]): string | null {
  if (openFlows.length === 0) return null;
  return openFlows.includes("client_credentials")
    ? "Anyone can register M2M clients in this pool without a token, and your AWS account pays for their token requests. Self-registered clients count toward the pool’s limit of app clients."
    : "Anyone can register user sign-in clients in this pool without a token. Self-registered clients count toward the pool’s limit of app clients.";
}
