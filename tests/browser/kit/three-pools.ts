import {
  CreateResourceServerCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { rawClient } from "@/tests/kit/raw-client";
import { onOwnStand } from "./own-stand";
import { apiOf } from "./stand";

/** Clients of each pool, as a platform team has them. */
const CLIENTS = 300;

/**
 * Stories over three pools of 300 clients: dev and prod, with clients of every age and with names that break careless
 * programs, and stage, whose clients are new. All of them can be read at once.
 */
export const withThreePools = onOwnStand(
  { COGNITO_RATE: "1000" },
  async (local) => {
    const { api } = apiOf(local);
    const { UserPool } = await api.send(new CreateUserPoolCommand({ PoolName: "stage" }));
    const UserPoolId = UserPool?.Id ?? "";
    await api.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: "clientele-stage" }));
    await api.send(
      new CreateResourceServerCommand({
        UserPoolId,
        Identifier: "payments",
        Name: "Payments",
        Scopes: [{ ScopeName: "refund", ScopeDescription: "Refund a charge" }],
      }),
    );
    for (let number = 1; number <= CLIENTS; number += 1)
      await rawClient(api, `stage-worker-${number}`, { UserPoolId, AllowedOAuthScopes: ["payments/refund"] });
    api.destroy();
    return { COGNITO_POOLS: `${local.settings.COGNITO_POOLS},stage=${UserPoolId}` };
  },
  { dev: CLIENTS, prod: CLIENTS },
);
