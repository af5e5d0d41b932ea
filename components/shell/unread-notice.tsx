import { ProblemNotice } from "@/components/shell/problem-notice";
import { type Problem, whenReading } from "@/lib/domain/problem";

/** The same in the place of what could not be read. Every page uses this one, because a page changes nothing. */
export const UnreadNotice = ({ problem }: { problem: Problem }) => (
  <ProblemNotice problem={whenReading(problem)} />
);
