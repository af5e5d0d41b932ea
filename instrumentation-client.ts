import "@/components/ui/text/server-clock";

// Runs before any module of a page. zod otherwise probes whether it may compile code, which the console's policy
// forbids. Zod reads this global as it loads; its own `config()` would bring 6 KB of zod to every page.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
