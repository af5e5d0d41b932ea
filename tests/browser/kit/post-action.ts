import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { APIRequestContext } from "playwright/test";

/**
 * Sends to an action (`FILE EXPORT`, as `doors` names it) what a browser would for a form with these fields, without a
 * page.
 */
export function postAction(
  by: APIRequestContext,
  to: { url: string; door: string; origin: string },
  fields: Record<string, string | string[]>,
) {
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) multipart.append(`_1_${name}`, each);
  multipart.append("0", '["$K1"]');
  const headers = {
    origin: to.origin,
    "next-action": actionIds().get(to.door) ?? "",
    accept: "text/x-component",
  };
  return by.post(to.url, { headers, multipart, maxRedirects: 0 });
}

/** The ids under which the build serves the actions, by door. */
function actionIds(): Map<string, string> {
  const file = new URL("../../../.next/server/server-reference-manifest.json", import.meta.url);
  const { node }: { node: Record<string, { filename: string; exportedName: string }> } = JSON.parse(
    readFileSync(fileURLToPath(file), "utf8"),
  );
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [
      `${filename.replace(/^app\//, "")} ${exportedName}`,
      id,
    ]),
  );
}
