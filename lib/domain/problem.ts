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
  "signed-out": "Your session has ended, so nothing was changed. Sign in again to go on.",
  "no-role": "You are signed in, but in no group that may use this console. Ask an admin to add you to one.",
  "wrong-origin":
    "This request did not come from the console’s own address, so it was refused. Nothing was changed.",
  denied: "Your role does not allow this. Nothing was changed.",
  "not-found": "This does not exist in this pool any more.",
  "name-taken": "This pool already has a client of this name. Choose another one.",
  invalid: "Some fields need your attention. Nothing was changed.",
  "not-confirmed": "This has to be confirmed by typing its name. Nothing was changed.",
  "changed-meanwhile":
    "Somebody changed this since you opened it, so nothing of yours was saved. Compare both and save again.",
  busy: "Somebody else’s change is being made at this moment. Nothing was changed. Try again in a few seconds.",
  limit: "Cognito’s limit for this pool is reached, so nothing was changed.",
  "already-sent": "This form was sent before. Look at the list of clients before you send it again.",
  "aws-denied": "AWS refused this call, so nothing was changed. The console’s role lacks a permission.",
  "aws-credentials": "The console’s own AWS credentials are missing, wrong or expired. Nothing was changed.",
  "wrong-clock":
    "AWS refuses this call because of the clock of the machine that the console runs on. Nothing was changed. Ask an admin to set that clock by NTP.",
  throttled: "Cognito is limiting requests to this pool. Nothing was changed. Try again in a few seconds.",
  "too-often": "You asked too often. Nothing was done. Try again in a minute.",
  unreachable: "Cognito could not be reached. Nothing was changed. Try again in a moment.",
  "sign-in-unreachable":
    "The sign-in service could not be reached, so your roles could not be checked. Nothing was changed. Try again in a moment.",
  "unknown-outcome":
    "The connection broke before Cognito answered. The change may or may not have been made: look before you try again.",
  "store-unreachable":
    "The console’s own database could not be reached, so nothing was changed. Try again in a moment.",
  "no-pool":
    "Cognito has no user pool of this id in this Region, so nothing was changed. Ask an admin to fix COGNITO_POOLS.",
  "no-domain": "This pool has no domain, so it has no token endpoint.",
  cancelled: "This was ended before it was complete.",
  refused: "Cognito refused this. Nothing was changed.",
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
export const tooOften = (
  waitSeconds: number,
  sentence = "You asked too often within a minute.",
): Problem => ({
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
      ? "The connection broke before Cognito answered. Try again in a moment."
      : message.replace(/,? so nothing was changed|(?<=[.:]) Nothing was (?:changed|done)\./i, ""),
  };
}
