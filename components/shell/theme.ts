export const themes = ["light", "dark", "system"] as const;

/** The theme of the console: `system` follows the operating system. */
export type Theme = (typeof themes)[number];

/** The cookie that carries the choice; it holds no one's data and lives a year. */
export const themeCookie = "theme";

/**
 * @param value what the cookie or the document says, if anything
 * @returns the theme it names; anything unknown is `system`
 */
export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
