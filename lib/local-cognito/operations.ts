import { clientOperations } from "./clients";
import { domainOperations } from "./domains";
import type { Operation } from "./operation";
import { poolOperations } from "./pools";
import { resourceServerOperations } from "./resource-servers";
import { secretOperations } from "./secrets";

/** Every operation that this Cognito has, by the name the API gives it. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    ...poolOperations,
    ...domainOperations,
    ...resourceServerOperations,
    ...clientOperations,
    ...secretOperations,
  }),
);
