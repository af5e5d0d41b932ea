import { z } from "zod";

/** The settings of rotation, as the environment holds them. */
export const rotationShape = {
  ROTATION_OVERLAP_MINUTES: z
    .string()
    .regex(/^\d{1,5}$/, "is not a whole number of minutes.")
    .transform(Number)
    .default(10),
  SECRET_MAX_AGE_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, "is not a whole number of days.")
    .transform(Number)
    .optional(),
};

type Given = z.output<z.ZodObject<typeof rotationShape>>;

/** The same for the console's code. */
export const toRotationSettings = (it: Given) => ({
  /** How long both secrets work before the older one may go without a typed confirmation. */
  overlapMinutes: it.ROTATION_OVERLAP_MINUTES,
  /** From which age on a secret is marked as too old; null for never. */
  maxAgeDays: it.SECRET_MAX_AGE_DAYS ?? null,
});
