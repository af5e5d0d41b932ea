import { join, resolve } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "@/lib/commands/project-root";

const programs = ["audit", "console", "doctor"] as const;

/**
 * Bundles the programs of the image into `folder`, as NAME.mjs: Next's build has only the server. What the server loads
 * from node_modules at run time (`serverExternalPackages`) stays there, and so these do not hold it a second time.
 */
export async function buildPrograms(folder: string): Promise<void> {
  await build({
    entryPoints: programs.map((name) => join(projectRoot, `lib/commands/image/${name}.ts`)),
    outdir: resolve(folder),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"],
    external: ["pino", "pg", "@electric-sql/pglite"],
    // Packages in CommonJS ask for Node's modules with `require`.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
}
