import "server-only";
import { release } from "@/lib/config";

/** What runs here: the version in package.json and the commit, both from the build; null where it knew none. */
export const builtRelease = (): { version: string | null; commit: string | null } => release();
