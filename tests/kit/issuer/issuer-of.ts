import { type Habits, realIssuer } from "./real-issuer";
import { signInSettings } from "./sign-in-at";

/** Habits, with the claims beside ann’s name and email. */
export type OwnHabits = Omit<Habits, "claims"> & { claims?: object };

const ann = { email: "ann@example.com", name: "Ann" };
/** The groups that ann has at these issuers. */
export const roles = ["m2m-operator@dev", "team-orders"];

/** An issuer of these habits, which the console is told of by these settings. */
export async function issuerOf(habits: OwnHabits, settings: Record<string, string>) {
  const issuer = await realIssuer({ ...habits, claims: { ...ann, ...habits.claims } });
  signInSettings({
    SIGN_IN_ISSUER: issuer.issuer,
    SIGN_IN_CLIENT_ID: "clientele",
    SIGN_IN_CLIENT_SECRET: habits.clientSecret ?? "an ordinary secret",
    SIGN_IN_GROUPS_CLAIM: "groups",
    ...settings,
  });
  return issuer;
}
