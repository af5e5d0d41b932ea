import { Badge } from "@/components/ui/badge";
import { type Problem, whenReading } from "@/lib/domain/problem";

/** In place of a fact that Cognito did not give: why, in a sentence. The rest of the page stays. */
export function UnreadFact({ problem }: { problem: Problem }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <Badge>{problem.code === "aws-denied" ? "Not allowed to read" : "Unavailable"}</Badge>
      <span className="text-table text-ink-muted">{whenReading(problem).message}</span>
    </div>
  );
}
