import { brandingOperations } from "@/lib/local-aws/cognito/branding";
import { tokenOperations } from "@/lib/local-aws/cognito/client-token";
import { clientOperations } from "@/lib/local-aws/cognito/clients";
import { domainOperations } from "@/lib/local-aws/cognito/domains";
import { groupOperations } from "@/lib/local-aws/cognito/groups";
import { limitOperations } from "@/lib/local-aws/cognito/limits";
import { membershipOperations } from "@/lib/local-aws/cognito/memberships";
import { mfaOperations } from "@/lib/local-aws/cognito/mfa";
import { peopleOperations } from "@/lib/local-aws/cognito/people";
import { poolOperations } from "@/lib/local-aws/cognito/pools";
import { replicaOperations } from "@/lib/local-aws/cognito/replicas";
import { resourceServerOperations } from "@/lib/local-aws/cognito/resource-servers";
import { secretOperations } from "@/lib/local-aws/cognito/secrets";
import { tagOperations } from "@/lib/local-aws/cognito/tags";
import type { Operation } from "./operation";

/** Every operation that this Cognito has, by the name the API gives it. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    ...poolOperations,
    ...mfaOperations,
    ...tagOperations,
    ...domainOperations,
    ...replicaOperations,
    ...limitOperations,
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
