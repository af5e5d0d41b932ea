import { GoingRuns } from "@/components/runs/going-runs";
import type { Person } from "@/lib/domain/access/roles";
import { goingRunsOf } from "@/lib/store/runs/read";

/** The runs of a person that go on; none where the store does not answer, because the page is about something else. */
export async function OwnRuns({ person }: { person: Person }) {
  const going = await goingRunsOf(person.id);
  return <GoingRuns runs={going.ok ? going.value : []} />;
}
