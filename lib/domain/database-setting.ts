/** The settings of the database, as the environment holds them. */
type Given = { readonly DATABASE_URL?: string | undefined; readonly DATABASE_CA_FILE?: string | undefined };

/** A conflict between the settings, as a sentence about one of them; null where there is none. */
export function databaseClash(it: Given): { setting: keyof Given; sentence: string } | null {
  if (it.DATABASE_CA_FILE === undefined) return null;
  if (it.DATABASE_URL === undefined)
    return {
      setting: "DATABASE_CA_FILE",
      sentence: "needs DATABASE_URL: the embedded database has no connection.",
    };
  const mode = new URL(it.DATABASE_URL).searchParams.get("sslmode");
  if (mode === null || mode === "verify-full") return null;
  return {
    setting: "DATABASE_CA_FILE",
    sentence: `needs sslmode=verify-full in DATABASE_URL, or no sslmode, but it is ${mode.slice(0, 20)}.`,
  };
}

/** The database's URL for the driver: with a file of certificates, only a server that one of them vouches for. */
export function databaseUrlWith(url: string, caFile: string | undefined): string {
  if (caFile === undefined) return url;
  const withFile = new URL(url);
  withFile.searchParams.set("sslmode", "verify-full");
  withFile.searchParams.set("sslrootcert", caFile);
  return withFile.href;
}
