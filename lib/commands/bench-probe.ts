import { generateKeyPairSync, sign } from "node:crypto";

/** Prints how many tokens of ours one core signs in a second with nothing around it: the ceiling of a token endpoint. */
export function probeSigning(): void {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const content = Buffer.alloc(700, "a");
  for (let warm = 0; warm < 500; warm++) sign("RSA-SHA256", content, privateKey);
  let count = 0;
  const start = performance.now();
  for (; performance.now() - start < milliseconds; count++) sign("RSA-SHA256", content, privateKey);
  console.log((count * 1000) / milliseconds);
}

const milliseconds = 2000;
