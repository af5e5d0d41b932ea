import "server-only";
import { config } from "@/lib/config";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { Protection } from "@/lib/domain/policy";

/** Whether the settings forbid changes of a client here: PROTECTED_CLIENTS, SIGN_IN_CLIENT_ID, TERRAFORM_CLIENTS. */
export function protectionOf(clientId: string): Protection {
  const { protectedClients, terraformClients, signIn } = config();
  if (clientId === signIn.clientId || protectedClients.includes(clientId)) return "protected";
  return terraformClients.includes(clientId) ? "terraform" : null;
}

/** Whether the settings say that Terraform manages a resource server: TERRAFORM_RESOURCE_SERVERS. */
export const serverProtection = (pool: Pick<ReadablePool, "id">, identifier: string): Protection =>
  config().terraformServers.some((it) => it.poolId === pool.id && it.identifier === identifier)
    ? "terraform"
    : null;
