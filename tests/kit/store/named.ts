import type { GroupsRead } from "@/lib/domain/access/groups-claim";

/** A claim of groups that was read, and these names in it. */
export const named = (...groups: readonly string[]): GroupsRead => ({ reading: "read", groups });
