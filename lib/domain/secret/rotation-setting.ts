import { z } from "zod";

const wholeNumber = (of: string) => z.string().regex(/^[1-9]\d{0,4}$/, `is not a whole number of ${of}.`);

/** The settings of secrets and their rotation, as the environment holds them. */
export const rotationShape = {
  ROTATION_OVERLAP_MINUTES: z
    .string()
    .regex(/^\d{1,5}$/, "is not a whole number of minutes.")
    .transform(Number)
    .default(10),
  SECRET_MAX_AGE_DAYS: wholeNumber("days").transform(Number).optional(),
  SECRETS_MADE_BY: z.enum(["console", "cognito"], "must be console or cognito.").default("console"),
  SECRET_PREFIX: z
    .string()
    .regex(
      /^[A-Za-z][0-9A-Za-z_]{2,14}$/,
      "must be 3 to 15 letters, digits or _, starting with a letter, such as acme_dev_.",
    )
    .optional(),
  ROTATION_UNDO: z.enum(["on", "off"], "must be on or off.").optional(),
  ROTATION_UNDO_HOURS: wholeNumber("hours").transform(Number).default(72),
};

type Given = z.output<z.ZodObject<typeof rotationShape>>;

/** A conflict between the settings, as a sentence about one of them; null where there is none. */
export function rotationClash(it: Given): { setting: keyof Given; sentence: string } | null {
  if (it.SECRET_PREFIX === undefined || it.SECRETS_MADE_BY === "console") return null;
  return { setting: "SECRET_PREFIX", sentence: "can’t be set when SECRETS_MADE_BY is cognito." };
}

/**
 * Converts the settings for the console's code. `isLocal` means the local Cognito, where undo is on by default. On AWS
 * it is off until ROTATION_UNDO switches it on: it is unconfirmed whether AWS accepts a deleted value again.
 */
export const toRotationSettings = (it: Given, isLocal: boolean) => ({
  /** How long both secrets work before the older one may be deleted without a typed confirmation. */
  overlapMinutes: it.ROTATION_OVERLAP_MINUTES,
  /** The age beyond which a secret is marked as too old; null for never. */
  maxAgeDays: it.SECRET_MAX_AGE_DAYS ?? null,
  /** Who makes the value of a new secret. */
  madeBy: it.SECRETS_MADE_BY,
  /** The prefix of secrets made here; null for none. */
  prefix: it.SECRET_PREFIX ?? null,
  /** Whether a deleted secret may be added again, and for how long after its deletion. */
  isUndoOn: it.ROTATION_UNDO === undefined ? isLocal : it.ROTATION_UNDO === "on",
  undoHours: it.ROTATION_UNDO_HOURS,
});

/** The settings as pages use them. */
export type RotationSettings = ReturnType<typeof toRotationSettings>;
