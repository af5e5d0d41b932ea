import { generateKeyPairSync, sign } from "node:crypto";
import { loadavg } from "node:os";
import { answerWords } from "./child";
import { type Figure, told } from "./figures";

const PROBE_MS = 300;

/** The current speed and load of this machine, for comparison with a benchmark's times. */
export function probeMachine(when: string): Figure[] {
  const signs = signer();
  const begun = performance.now();
  let count = 0;
  for (; performance.now() < begun + PROBE_MS; count += 1) signs();
  const perSecond = (count * 1_000) / (performance.now() - begun);
  return [
    told(`probe ${when}: RSA signatures a second of one thread`, perSecond),
    told(`probe ${when}: load of the last minute`, loadavg()[0] ?? 0),
  ];
}

/**
 * For each number of milliseconds it is sent, signs tokens for that long on one core and does nothing else. Answers the
 * signatures per second of time (`perSecond`) and of CPU time (`perWork`): the upper limit of a token endpoint.
 */
export async function probeSigning(): Promise<void> {
  const signs = signer();
  await answerWords((milliseconds) => {
    let count = 0;
    const before = process.cpuUsage();
    const start = performance.now();
    const end = start + Number(milliseconds);
    for (; performance.now() < end; count++) signs();
    const { user, system } = process.cpuUsage(before);
    return {
      perSecond: (count * 1000) / (performance.now() - start),
      perWork: (count * 1e6) / (user + system),
    };
  });
}

function signer(): () => Buffer {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const content = Buffer.alloc(600, "a");
  const signs = () => sign("RSA-SHA256", content, privateKey);
  for (let warm = 0; warm < 500; warm++) signs();
  return signs;
}
