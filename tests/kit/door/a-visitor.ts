import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type { GroupsReading } from "@/lib/domain/access/groups-claim";
import { findRows } from "@/lib/store/audit/search";
import { openEarly } from "@/lib/store/database";
import { beginSession } from "@/lib/store/sessions";
import { consoleOn } from "@/tests/kit/console-on";
import { got } from "@/tests/kit/store/both-stores";

/** The request under way. A test file lets next/headers answer with these. */
export const request = { headers: new Headers() };

export const origin = "http://localhost:3999";
export const dev = "eu-west-1_LocalDev1";
export const prod = "eu-west-1_LocalPrd1";

/** Settings of a console without any Cognito behind it: the door needs none. */
export function settingsFor(issuer: string, more: Record<string, string> = {}): void {
  consoleOn({
    settings: {
      COGNITO_POOLS: `dev=${dev},prod=${prod}`,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: "http://localhost:1",
      SIGN_IN_ISSUER: issuer,
      SIGN_IN_CLIENT_ID: "console0signin",
      SIGN_IN_CLIENT_SECRET: "secret of the sign-in",
      ...more,
    },
  });
}

type Visitor = {
  groups?: string[];
  groupsReading?: GroupsReading;
  /** When the session ends because it has no refresh token. */
  endsAt?: number | null;
  personId?: string;
  /** How long ago they signed in, and their groups were read. */
  age?: number;
  /** How long ago they were seen. */
  idle?: number;
  cookie?: Record<string, unknown>;
  headers?: Record<string, string>;
};

/** From here on requests are those of somebody who has signed in and is in these groups. Gives the session's id. */
export async function comeAs({
  groups = ["m2m-admin"],
  groupsReading = "read",
  endsAt = null,
  personId = "ann",
  age = 0,
  idle = 0,
  ...more
}: Visitor) {
  const sessionId = randomUUID();
  // Opening it takes its time, and roles are fresh for a minute.
  await openEarly();
  const signedInAt = Date.now() - age;
  const email = `${personId}@example.com`;
  got(
    await beginSession({
      sessionId,
      personId,
      email,
      signedInAt,
      groups: { reading: groupsReading, groups },
      endsAt,
    }),
  );
  const cookie = await cookieOf({
    sessionId,
    sub: personId,
    email,
    name: personId,
    refreshToken: "refresh",
    signedInAt,
    seenAt: Date.now() - idle,
    ...more.cookie,
  });
  request.headers = new Headers({ origin, cookie, ...more.headers });
  return sessionId;
}

/** From here on requests carry no session. */
export function comeAsStranger(headers: Record<string, string> = { origin }): void {
  request.headers = new Headers(headers);
}

/** A session cookie with this content, encrypted as the console does it. */
export async function cookieOf(token: Record<string, unknown>, secret = process.env.NEXTAUTH_SECRET ?? "") {
  return `next-auth.session-token=${await encode({ token, secret })}`;
}

/** The rows of a form, oldest first. */
export async function rowsOf(intentId: string) {
  const rows = got(await findRows({}, 200)).filter((row) => row.intentId === intentId);
  return rows.toSorted((one, other) => one.sequence - other.sequence);
}

/** The number of rows that the trail has. */
export const rowCount = async () => got(await findRows({}, 1_000)).length;

/** The newest row. */
export async function newestRow() {
  const [row] = got(await findRows({}, 1_000)).toSorted((one, other) => other.sequence - one.sequence);
  if (!row) throw new Error("The trail has no row.");
  return row;
}
