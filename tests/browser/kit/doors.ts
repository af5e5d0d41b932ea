import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const app = fileURLToPath(new URL("../../../app", import.meta.url));

/** Every address that answers without being a page: `FILE EXPORT`, found in the sources. */
export function doors(): string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(actions|route)\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(`${app}/${file}`, "utf8");
      return [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(
        ([, name]) => `${file} ${name}`,
      );
    })
    .sort();
}

/** Every page of the console, as its folder is called. */
export const pageShapes = (): string[] => shapes("page.tsx");

/** Every address with a handler of its own, the same way. */
export const routeShapes = (): string[] => shapes("route.ts");

const shapes = (name: string) =>
  readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => file === name || file.endsWith(`/${name}`))
    .map((file) => `/${file.slice(0, -name.length).replace(/\/$/, "")}`)
    .sort();

/** Every page of the console, as an address in this pool. */
export function pages(poolId: string, clientId: string): string[] {
  return pageShapes()
    .map((path) =>
      path
        .replace("[poolId]", poolId)
        .replace("[clientId]", clientId)
        .replace("[identifier]", "auth-resource-server")
        .replace("[page]", "app-teams"),
    )
    .sort();
}
