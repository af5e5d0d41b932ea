import type { HelpSection } from "@/components/help/help-page";
import { Code, HelpTable } from "@/components/help/help-text";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";
import { inWords } from "@/lib/domain/token";

/** The settings of secrets and rotations, with their values on this console. */
export const secretSettings = (rotation: RotationSettings): HelpSection => ({
  title: "Settings of secrets",
  body: (
    <>
      <p>Secrets and rotations on this console follow these settings:</p>
      <HelpTable
        label="Settings of secrets on this console"
        columns={["Setting", "Meaning", "Here"]}
        rows={rowsOf(rotation)}
      />
      <p>
        The file <Code>.env.example</Code> explains all settings. The console reads them at its start, and
        refuses to start if one is wrong.
      </p>
    </>
  ),
});

type Row = readonly [string, string, string];

const rowsOf = (it: RotationSettings): Row[] => [
  [
    "ROTATION_OVERLAP_MINUTES",
    "The recommended overlap of both secrets",
    it.overlapMinutes === 0 ? "none" : inWords(it.overlapMinutes),
  ],
  [
    "SECRET_MAX_AGE_DAYS",
    "The age above which a secret is marked as too old",
    it.maxAgeDays === null ? "never" : `${it.maxAgeDays} days`,
  ],
  ["SECRETS_MADE_BY", "Who makes the values of new secrets", it.madeBy],
  ["SECRET_PREFIX", "The prefix of new secrets, for secret scanners", it.prefix ?? "none"],
  [
    "ROTATION_UNDO",
    "Whether a deleted secret can be restored by its value",
    it.isUndoOn ? `on, for ${it.undoHours} hours` : "off",
  ],
];
