import type { Clock } from "@/lib/local-aws/clock";
import * as random from "@/lib/local-aws/random";

/** What an authorization code stands for. Times in milliseconds. */
export type Grant = {
  pool: string;
  client: string;
  sub: string;
  redirectUri: string;
  scopes: string[];
  challenge: string | null;
  nonce: string | null;
  signedIn: number;
};

type Session = { pool: string; sub: string; signedIn: number };
type Attempts = { wrong: number; lockedUntil: number };

/** Sign-ins in progress. Kept in memory: a restart asks people to sign in once more. */
export type Login = ReturnType<typeof startLogin>;

const codeMilliseconds = 5 * 60_000;
const sessionMilliseconds = 60 * 60_000;
const freeAttempts = 5;
const longestLock = 15 * 60_000;
const mostNames = 10_000;

/** Starts with no codes, no sessions and no locked names. */
export function startLogin(clock: Clock) {
  const codes = new Map<string, { grant: Grant; expires: number }>();
  const sessions = new Map<string, Session & { expires: number }>();
  const challenges = new Map<string, { pool: string; username: string; expires: number }>();
  const attempts = new Map<string, Attempts>();

  return {
    /** A code for this grant, good once and for five minutes. */
    newCode: (grant: Grant) => remember(codes, { grant, expires: clock.now() + codeMilliseconds }, clock),
    /** Returns the grant of this client's code and invalidates the code. Null for an expired or any other code. */
    spendCode(code: string, pool: string, client: string): Grant | null {
      const found = codes.get(code);
      if (found?.grant.pool !== pool || found.grant.client !== client) return null;
      codes.delete(code);
      return found.expires > clock.now() ? found.grant : null;
    },
    /** Begins a login session of one hour and gives back its cookie value. */
    newSession: (session: Session) =>
      remember(sessions, { ...session, expires: clock.now() + sessionMilliseconds }, clock),
    session(id: string | null, pool: string): Session | null {
      const found = id === null ? undefined : sessions.get(id);
      return found && found.pool === pool && found.expires > clock.now() ? found : null;
    },
    endSession(id: string | null): void {
      if (id !== null) sessions.delete(id);
    },
    /** Remembers that this person gave the temporary password and must choose a new one within five minutes. */
    newChallenge: (pool: string, username: string) =>
      remember(challenges, { pool, username, expires: clock.now() + codeMilliseconds }, clock),
    challenge(id: string, pool: string): string | null {
      const found = challenges.get(id);
      return found && found.pool === pool && found.expires > clock.now() ? found.username : null;
    },
    endChallenge(id: string): void {
      challenges.delete(id);
    },
    /** How many milliseconds this name stays locked. Names that do not exist are treated the same. */
    lockedFor(pool: string, name: string): number {
      const known = attempts.get(attemptKey(pool, name));
      return Math.max(0, (known?.lockedUntil ?? 0) - clock.now());
    },
    /** After five wrong passwords a name is locked for a second, then twice as long each time, up to 15 minutes. */
    wrongPassword(pool: string, name: string): void {
      const key = attemptKey(pool, name);
      const wrong = (attempts.get(key)?.wrong ?? 0) + 1;
      const lock =
        wrong < freeAttempts ? 0 : Math.min(longestLock, 1000 * 2 ** Math.min(20, wrong - freeAttempts));
      attempts.delete(key);
      attempts.set(key, { wrong, lockedUntil: clock.now() + lock });
      for (const oldest of attempts.keys()) {
        if (attempts.size <= mostNames) break;
        attempts.delete(oldest);
      }
    },
    rightPassword(pool: string, name: string): void {
      attempts.delete(attemptKey(pool, name));
    },
  };
}

function attemptKey(pool: string, name: string): string {
  return `${pool}\n${name.trim().toLowerCase()}`;
}

// Entries of one map live equally long, so the expired ones are the first.
function remember<T extends { expires: number }>(where: Map<string, T>, entry: T, clock: Clock): string {
  for (const [key, { expires }] of where) {
    if (expires > clock.now()) break;
    where.delete(key);
  }
  const id = random.opaque();
  where.set(id, entry);
  return id;
}
