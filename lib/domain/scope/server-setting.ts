import { z } from "zod";

/** A resource server of one pool, as a setting names it. */
export type ServerSetting = { readonly poolId: string; readonly identifier: string };

const entry = /^([a-z0-9-]+_[0-9A-Za-z]+)\/(.+)$/;

/**
 * A setting that lists resource servers as POOL_ID/IDENTIFIER, separated by commas. The pool is named because two pools
 * may have the same identifier; the identifier is percent-encoded (Terraform's urlencode) because it may hold a comma.
 */
export const serverSettings = z
  .string()
  .transform((list, context) =>
    list.split(",").flatMap((part): ServerSetting[] => {
      const [, poolId, encoded = ""] = entry.exec(part.trim()) ?? [];
      const identifier = decoded(encoded);
      if (poolId && identifier) return [{ poolId, identifier }];
      context.addIssue({
        code: "custom",
        message: `contains "${part}", which is not POOL_ID/IDENTIFIER, percent-encoded.`,
      });
      return [];
    }),
  )
  .default([]);

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
