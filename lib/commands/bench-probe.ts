import { generateKeyPairSync, sign } from "node:crypto";
import { answerWords } from "./bench-child";

/**
 * Asked with a number of milliseconds, tells how many tokens of ours one core signs with nothing around it in a
 * second of time (`perSecond`) and in a second of its own work (`perWork`): the ceiling of a token endpoint.
 */
export async function probeSigning(): Promise<void> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const content = Buffer.alloc(600, "a");
  for (let warm = 0; warm < 500; warm++) sign("RSA-SHA256", content, privateKey);
  await answerWords((milliseconds) => {
    let count = 0;
    const before = process.cpuUsage();
    const start = performance.now();
    const end = start + Number(milliseconds);
    for (; performance.now() < end; count++) sign("RSA-SHA256", content, privateKey);
    const { user, system } = process.cpuUsage(before);
    return {
      perSecond: (count * 1000) / (performance.now() - start),
      perWork: (count * 1e6) / (user + system),
    };
  });
}
