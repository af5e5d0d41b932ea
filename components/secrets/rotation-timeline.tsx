import { Circle, CircleCheck, CircleDot } from "lucide-react";
import { ExactTime } from "@/components/ui/text/exact-time";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import type { RotationStep } from "@/lib/domain/secret/rotation-steps";

type Props = {
  steps: readonly RotationStep[];
  /** Where the newer of two secrets comes from; null where there is one secret. */
  origin: KnownSecret["origin"] | null;
};

/** The steps of a rotation as one line of dots; a column where it is narrow. The words say all that the dots show. */
export function RotationTimeline({ steps, origin }: Props) {
  return (
    <ol aria-label="Steps of the rotation" className="grid gap-y-3 lg:auto-cols-fr lg:grid-flow-col">
      {steps.map(({ is, state, at }, index) => {
        const { Icon, color, word } = looks[state];
        return (
          <li
            key={is}
            aria-current={state === "next" ? "step" : undefined}
            className="relative flex gap-2 lg:flex-col lg:gap-1 lg:pr-3"
          >
            {index === steps.length - 1 ? null : (
              <span
                aria-hidden="true"
                className={`absolute top-5 -bottom-3 left-[7px] border-l-2 lg:top-[7px] lg:right-0 lg:bottom-auto lg:left-5 lg:border-t-2 lg:border-l-0 ${
                  state === "done" ? "border-ok" : "border-line"
                }`}
              />
            )}
            <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 lg:mt-0 ${color}`} />
            <span className="flex min-w-0 flex-col">
              <span className={state === "ahead" ? "text-ink-muted" : "font-medium"}>
                {names[is][state === "done" ? 1 : 0]}
                <span className="sr-only"> ({word})</span>
              </span>
              <span className="text-table text-ink-muted">
                {is === "verified" && origin === "elsewhere" ? "Not possible: added outside Clientele" : null}
                {at === null ? null : <ExactTime at={at} />}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const looks = {
  done: { Icon: CircleCheck, color: "text-ok", word: "done" },
  next: { Icon: CircleDot, color: "text-accent-text", word: "next" },
  ahead: { Icon: Circle, color: "text-ink-faint", word: "later" },
} as const;

/** What a step is called before and after it. */
const names = {
  created: ["Create the secret", "Secret created"],
  added: ["Add a second secret", "Second secret added"],
  verified: ["Verify the new secret", "New secret verified"],
  overlap: ["Recommended overlap ends", "Recommended overlap reached"],
  finished: ["Delete the old secret", "Old secret deleted"],
} as const;
