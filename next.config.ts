import type { NextConfig } from "next";

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  // Browsers ignore it over plain http, so the local console needs no exception.
  { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
];

const config: NextConfig = {
  ...(process.env.BUILD_STANDALONE ? { output: "standalone" } : {}),
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // In development Next would print server actions with their arguments, secrets among them.
  logging: { serverFunctions: false },
  serverExternalPackages: ["pino", "pg", "@electric-sql/pglite"],
  // Read at run time, by a path no bundler sees.
  outputFileTracingIncludes: { "/**": ["./lib/store/migrations/*.sql"] },
  outputFileTracingExcludes: { "*": ["node_modules/@img/**", "node_modules/sharp/**"] },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    // Pages get theirs, with a nonce, from proxy.ts.
    {
      source: "/_next/static/:path*",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    },
  ],
};

export default config;
