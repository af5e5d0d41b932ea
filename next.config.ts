import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { NextConfig } from "next";

const { version }: { version: string } = JSON.parse(readFileSync("package.json", "utf8"));

const config: NextConfig = {
  ...(process.env.BUILD_STANDALONE ? { output: "standalone" } : {}),
  // Compiled into lib/config.ts. The build of an image has no Git, so it is told the commit.
  env: { APP_VERSION: version, APP_COMMIT: process.env.APP_COMMIT || commit() },
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Next holds a whole body in memory before the session is checked. The largest form has about 200 kB.
  experimental: { serverActions: { bodySizeLimit: "512kb" }, proxyClientMaxBodySize: "520kb" },
  // In development Next would print server actions with their arguments, secrets among them.
  logging: { serverFunctions: false },
  serverExternalPackages: ["pino", "pg", "@electric-sql/pglite"],
  // Read at run time, by a path no bundler sees.
  outputFileTracingIncludes: { "/**": ["./lib/store/migrations/*.sql"] },
  outputFileTracingExcludes: { "*": ["node_modules/@img/**", "node_modules/sharp/**"] },
};

/** The commit that is built, or nothing where there is no Git. */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short=12", "HEAD"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}

export default config;
