import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { storeSettings } from "@/lib/config";
import { codeOf } from "@/lib/process/error-name";

/**
 * A secret's keyed fingerprint, 64 hexadecimal digits: tells whether two secrets are the same and nothing else. HMAC
 * with FINGERPRINT_KEY, or with a key made once in DATA_DIR/fingerprint.key, readable by its owner alone. All
 * instances on one database need the same key.
 */
export function secretFingerprint(secret: string): string {
  return createHmac("sha256", fingerprintKey()).update(secret).digest("hex");
}

/** The key of fingerprints: the setting, or the one that was made here. Never shown, sent or kept elsewhere. */
export function fingerprintKey(): string {
  const { fingerprintKey: given, dataDir } = storeSettings();
  return given ?? keptKey(dataDir);
}

function keptKey(dataDir: string): string {
  const file = join(dataDir, "fingerprint.key");
  const known = contentOf(file);
  if (known !== null) return known;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, randomBytes(32).toString("base64url"), { mode: 0o600 });
  try {
    // A link is atomic: of several processes at once, one creates the complete file, and the others use that one.
    linkSync(mine, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  return readFileSync(file, "utf8");
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
