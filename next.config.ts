import type { NextConfig } from "next";

const config: NextConfig = {
  ...(process.env.BUILD_STANDALONE ? { output: "standalone" } : {}),
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

export default config;
