import { keepCookie } from "@/components/ui/setting/keep-cookie";

/** A choice that a browser keeps: the name of its cookie and of its data attribute, and its values, the usual one first. */
export type BrowserSetting<Value extends string = string> = {
  readonly name: string;
  readonly values: readonly [Value, ...Value[]];
};

const setting = <const Value extends string>(name: string, ...values: [Value, ...Value[]]) => ({
  name,
  values,
});

/** `system` follows the operating system. */
export const theme = setting("theme", "system", "light", "dark");
export const shortcuts = setting("shortcuts", "on", "off");
/** Whether instants are shown in relative words or exactly. */
export const times = setting("times", "relative", "exact");

/** The value that a cookie or the document holds. Anything unknown is the usual value. */
export function keptValue<Value extends string>(
  { values }: BrowserSetting<Value>,
  kept: string | undefined,
): Value {
  return values.find((value) => value === kept) ?? values[0];
}

/** The data attributes of the document, from its cookies. */
export const settingAttributes = (keptOf: (name: string) => string | undefined): Record<string, string> =>
  Object.fromEntries(
    [theme, shortcuts, times].map((it: BrowserSetting) => [
      `data-${it.name}`,
      keptValue(it, keptOf(it.name)),
    ]),
  );

const YEAR_SECONDS = 31_536_000;

const listeners = new Set<() => void>();

/** Makes a choice: the document has it at once, and a cookie, which holds no one's data, carries it to the next page. */
export function choose<Value extends string>({ name }: BrowserSetting<Value>, value: Value): void {
  keepCookie(name, value, YEAR_SECONDS);
  document.documentElement.dataset[name] = value;
  for (const tell of listeners) tell();
}

/** The choice in the browser now. */
export const chosen = <Value extends string>(of: BrowserSetting<Value>): Value =>
  keptValue(of, document.documentElement.dataset[of.name]);

/** Calls `listener` after each choice. Returns the function that ends it. */
export function onChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
