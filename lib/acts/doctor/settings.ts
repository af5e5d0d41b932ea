import "server-only";
import { hasClient } from "@/lib/aws/cognito/doctor/has-client";
import { targets } from "@/lib/aws/cognito/pools";
import { config, strays } from "@/lib/config";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { strayAdvice, strayMessage } from "@/lib/domain/setting-names";

/** A finding for each name in the environment that looks like a setting of the console and is none. */
export const examineNames = (): Finding[] =>
  strays().map((stray) =>
    (stray.meant === null ? noted : wrong)("settings", strayMessage(stray), strayAdvice(stray)),
  );

/** Each ID takes a call to every pool until one has it. */
const MOST_IDS = 30;

/** Whether the clients that PROTECTED_CLIENTS and TERRAFORM_CLIENTS list exist: a wrong ID protects nothing. */
export async function examineListedClients(): Promise<Finding[]> {
  const { protectedClients, terraformClients, signIn } = config();
  const listed = [
    ...protectedClients.map((id) => ({ setting: "PROTECTED_CLIENTS", id })),
    ...terraformClients.map((id) => ({ setting: "TERRAFORM_CLIENTS", id })),
    // It may be in a pool of people that the console does not show.
  ].filter(({ id }) => id !== signIn.clientId);
  const asked = listed.slice(0, MOST_IDS);
  const unknown = (
    await Promise.all(asked.map(async (it) => ((await isInNoPool(it.id)) ? it : null)))
  ).filter((it) => it !== null);
  const rest = listed.length - asked.length;
  const only = rest > 0 ? ` The first ${MOST_IDS} were checked, not the other ${rest}.` : "";
  if (unknown.length === 0)
    return listed.length === 0
      ? []
      : [
          fine(
            "listed clients",
            `The clients of PROTECTED_CLIENTS and TERRAFORM_CLIENTS exist, as far as the pools answer.${only}`,
          ),
        ];
  return unknown.map(({ setting, id }) =>
    wrong(
      "listed clients",
      `${setting} has ${id}, but no pool of COGNITO_POOLS has this client.`,
      `Correct the ID in ${setting}, or remove it.`,
    ),
  );
}

/** Whether every pool answers that it has no such client; false where one gives no answer. */
async function isInNoPool(clientId: string): Promise<boolean> {
  for (const target of targets()) if ((await hasClient(target, clientId)) !== false) return false;
  return true;
}
