import { brandingOperations } from "../cognito/branding";
import { tokenOperations } from "../cognito/client-token";
import { clientOperations } from "../cognito/clients";
import { domainOperations } from "../cognito/domains";
import { groupOperations } from "../cognito/groups";
import { membershipOperations } from "../cognito/memberships";
import { mfaOperations } from "../cognito/mfa";
import type { Operation } from "./operation";
import { peopleOperations } from "../cognito/people";
import { poolOperations } from "../cognito/pools";
import { resourceServerOperations } from "../cognito/resource-servers";
import { secretOperations } from "../cognito/secrets";
import { tagOperations } from "../cognito/tags";

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
