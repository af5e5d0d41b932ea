import "server-only";
import { config } from "@/lib/config";
import { isLocalCognito } from "@/lib/domain/cognito-address";

/** Where people sign in, for the sign-in page. */
export type SignInPlace = {
  /** The issuer without its protocol, as people know it: `auth.example.com`. */
  readonly name: string;
  /** Whether it is the local Cognito, which prints its accounts when it starts. */
  readonly isLocal: boolean;
};

/** The issuer that signs people in. */
export function signInPlace(): SignInPlace {
  const { signIn, cognitoEndpoint } = config();
  const { host, pathname, origin } = new URL(signIn.issuer);
  const isLocal =
    cognitoEndpoint !== undefined &&
    isLocalCognito(cognitoEndpoint) &&
    new URL(cognitoEndpoint).origin === origin;
  return { name: `${host}${pathname}`.replace(/\/$/, ""), isLocal };
}
