/** Why something was refused. Expected refusals are values; only bugs are thrown. */
export type ProblemCode = keyof typeof sentences;

/** A refusal in the person's words: what happened, whether anything changed, what to do. */
export type Problem = {
  readonly code: ProblemCode;
  readonly message: string;
  /** AWS's id of the refused call, for a support case. */
  readonly requestId: string | null;
  /** Sentences that belong beside a form's fields, by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds until another attempt can succeed, for a person who asked too often. */
  readonly waitSeconds?: number;
};

export const sentences = {
  "signed-out": "Your session has ended, so nothing was changed. Sign in again to continue.",
  "no-role":
    "You’re signed in, but none of your groups has access to this console. Ask an admin to add you to one that has.",
  "wrong-origin":
    "This request was refused because it didn’t come from the console’s own address. Nothing was changed. Open the console and try again.",
  denied: "Your role doesn’t allow this. Nothing was changed. Ask an admin for access.",
  "not-found": "This no longer exists in this pool. Go back to the list.",
  "name-taken": "This pool already has a client with this name. Choose another name.",
  invalid: "Some fields need your attention. Nothing was changed. Correct them and try again.",
  "not-confirmed": "This wasn’t confirmed. Nothing was changed. Type the name to confirm.",
  "changed-meanwhile":
    "This was changed by someone else since you opened it. Your changes haven’t been saved. Compare both versions and save again.",
  busy: "Another change is in progress. Nothing was changed. Try again in a few seconds.",
  limit:
    "This pool has reached one of Cognito’s limits, so nothing was changed. Ask an admin to request a higher limit in Service Quotas.",
  "already-sent": "This form was already sent. Check the list of clients before you send it again.",
  "aws-denied":
    "AWS refused this call, so nothing was changed. The console’s AWS role lacks a permission. Ask an admin to add it.",
  "aws-credentials":
    "The console’s AWS credentials are missing, wrong or expired. Nothing was changed. Ask an admin to renew them.",
  "wrong-clock":
    "AWS refused this call because the console’s clock is wrong. Nothing was changed. Ask an admin to synchronize it with NTP.",
  "private-link":
    "The console calls Cognito through a VPC endpoint (PrivateLink), and this pool refuses such calls because it has a domain or managed login. Nothing was changed. Ask an admin to let the console reach Cognito’s public endpoint.",
  unsupported:
    "This back end of Cognito doesn’t have the operation that this needs, so nothing was changed. Ask an admin to check the console’s endpoint.",
  throttled: "Cognito is throttling this pool. Nothing was changed. Try again in a few seconds.",
  "too-often": "Too many requests. Nothing was done. Try again in a minute.",
  unreachable: "Cognito couldn’t be reached. Nothing was changed. Try again in a moment.",
  "sign-in-unreachable":
    "Your roles couldn’t be checked because the sign-in service couldn’t be reached. Nothing was changed. Try again in a moment.",
  "unknown-outcome":
    "The connection to Cognito was lost. The change may or may not have been made: check before retrying.",
  "store-unreachable":
    "The console’s database couldn’t be reached, so nothing was changed. Try again in a moment.",
  "no-pool":
    "Cognito has no user pool with this ID in this Region, so nothing was changed. Ask an admin to fix COGNITO_POOLS.",
  "no-domain": "This pool has no domain, so it has no token endpoint. Ask an admin to add a domain.",
  cancelled: "This was cancelled before it finished. Try again if you still need it.",
  refused: "Cognito refused this. Nothing was changed. Check your input and try again.",
} as const;

type More = { message?: string; requestId?: string | undefined; fields?: Record<string, string> };

/** Makes a Problem with the table's sentence, or with the more specific `more.message`. */
export function problem(code: ProblemCode, more: More = {}): Problem {
  return {
    code,
    message: more.message ?? sentences[code],
    requestId: more.requestId ?? null,
    fields: more.fields ?? {},
  };
}

/** A person asked too often and may ask again after `waitSeconds`. */
export const tooOften = (waitSeconds: number, sentence = "Too many requests."): Problem => ({
  ...problem("too-often", {
    message: `${sentence} Wait ${waitSeconds} ${waitSeconds === 1 ? "second" : "seconds"}, then try again.`,
  }),
  waitSeconds,
});

/**
 * Rewords a problem for a read. A read changes nothing, so the message neither says that nothing was changed nor leaves
 * open whether something was.
 */
export function whenReading({ message, ...rest }: Problem): Problem {
  const isOpen = message === sentences["unknown-outcome"];
  return {
    ...rest,
    message: isOpen
      ? "The connection to Cognito was lost. Try again in a moment."
      : message.replace(/,? so nothing was changed|(?<=[.:]) Nothing was (?:changed|done)\./i, ""),
  };
}

/**
 * Whether an operation is closed to the console for all clients of a pool, until somebody changes that: AWS denies it,
 * the pool refuses PrivateLink, or the back end does not have it. Asking again soon does not help.
 */
export const isClosed = (code: ProblemCode): boolean => closed.includes(code);

const closed: readonly ProblemCode[] = ["aws-denied", "private-link", "unsupported"];
