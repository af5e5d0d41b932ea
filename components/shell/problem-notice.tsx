import { Notice } from "@/components/ui/notice";
import type { Problem } from "@/lib/domain/problem";
import { routes } from "@/lib/domain/routes";

/** A refusal, beside what caused it: what happened, whether anything changed, what to do. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  return (
    <Notice
      tone="danger"
      title={problem.message}
      requestId={problem.requestId ?? undefined}
      actions={
        problem.code === "signed-out" ? (
          // A tab of its own, so that what was typed here stays.
          <a href={routes.signIn} target="_blank" rel="noreferrer" className="font-medium underline">
            Sign in in another tab
          </a>
        ) : undefined
      }
    />
  );
}
