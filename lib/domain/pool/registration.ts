/**
 * How programs register clients of a pool themselves (dynamic client registration, RFC 7591). The flows are those that a
 * registered client may use; an empty list refuses every registration of that kind.
 */
export type Registration = {
  /** For programs that send a token with the scope `aws.cognito/dcr/register`. */
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

/** Whether everybody can register a client that gets tokens without a person. */
export const isOpenToM2m = (registration: Registration | null): boolean =>
  registration?.openFlows?.includes("client_credentials") === true;

/** What is dangerous about who may register clients; null for nothing. */
export function registrationWarning(registration: Registration | null): string | null {
  const flows = registration?.openFlows ?? [];
  if (flows.length === 0) return null;
  return isOpenToM2m(registration)
    ? `Anyone can register M2M clients in this pool without a token, and your AWS account pays for their token requests. ${counted}`
    : `Anyone can register user sign-in clients in this pool without a token. ${counted}`;
}

const counted = "Self-registered clients count toward the pool’s limit of app clients.";
