import { processWide } from "@/lib/process/process-wide";

/** Forgets the sign-in issuer's metadata, which a process reads once. */
export const forgetIssuer = (): void => {
  processWide<{ found: unknown }>("issuer", () => ({ found: null })).found = null;
};
