import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/domain/routes";
import { changeInWords } from "@/lib/domain/run/change";
import { type Run, runInWords } from "@/lib/domain/run/run";

/** The person’s own runs that go on, each with the way to it. */
export function GoingRuns({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ id, change, state, reason }) => (
    <Notice
      key={id}
      tone={state === "paused" ? "warn" : "info"}
      title={`${runInWords[state]}: ${changeInWords(change)}`}
      actions={<TextLink href={routes.run(id)}>Open the run</TextLink>}
    >
      {reason}
    </Notice>
  ));
}
