import { generateKeyPairSync, sign } from "node:crypto";

/**
 * Prints how many tokens of ours one core signs with nothing around it, in a second of time and in a second of its
 * own work: the ceiling of a token endpoint.
 */
export function probeSigning(): void {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const content = Buffer.alloc(700, "a");
  for (let warm = 0; warm < 500; warm++) sign("RSA-SHA256", content, privateKey);
  let count = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  for (; performance.now() - start < milliseconds; count++) sign("RSA-SHA256", content, privateKey);
  const { user, system } = process.cpuUsage(before);
  console.log(
    JSON.stringify({ perSecond: (count * 1000) / milliseconds, perWork: (count * 1e6) / (user + system) }),
  );
}

const milliseconds = 2000;
