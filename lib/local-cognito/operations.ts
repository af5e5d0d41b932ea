import { brandingOperations } from "./branding";
import { tokenOperations } from "./client-token";
import { clientOperations } from "./clients";
import { domainOperations } from "./domains";
import { groupOperations } from "./groups";
import { membershipOperations } from "./memberships";
import { mfaOperations } from "./mfa";
import type { Operation } from "./operation";
import { peopleOperations } from "./people";
import { poolOperations } from "./pools";
import { resourceServerOperations } from "./resource-servers";
import { secretOperations } from "./secrets";
import { tagOperations } from "./tags";

/** Every operation that this Cognito has, by the name the API gives it. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    ...poolOperations,
    ...mfaOperations,
    ...tagOperations,
    ...domainOperations,
    ...resourceServerOperations,
    ...clientOperations,
    ...secretOperations,
    ...tokenOperations,
    ...groupOperations,
    ...peopleOperations,
    ...membershipOperations,
    ...brandingOperations,
  }),
);
