import { ProblemNotice } from "@/components/shell/problem-notice";
import { type Problem, whenReading } from "@/lib/domain/problem";

/** A `ProblemNotice` in place of data that could not be read. Pages use this one, because a page changes nothing. */
export const UnreadNotice = ({ problem }: { problem: Problem }) => (
  <ProblemNotice problem={whenReading(problem)} />
);
