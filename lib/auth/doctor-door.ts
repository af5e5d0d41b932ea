import "server-only";
import { targets } from "@/lib/aws/cognito/pools";
import type { Person } from "@/lib/domain/access/roles";
import { whyNoDoctor as whyNot } from "@/lib/domain/policy";

/** Why a person may not run the checks of this console; null if they may. */
export const whyNoDoctor = (person: Person): string | null =>
  whyNot(
    person,
    targets().map(({ environment }) => environment),
  );
