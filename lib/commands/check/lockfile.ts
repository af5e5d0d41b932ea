import { z } from "zod";

const versions = z.record(z.string(), z.string()).optional();
const entry = z.looseObject({
  version: z.string().optional(),
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  license: z.string().optional(),
  engines: versions,
  dev: z.boolean().optional(),
});
const lockfile = z.looseObject({ packages: z.record(z.string(), entry) });

type Entry = z.infer<typeof entry>;

/** A package-lock.json, version 3. */
export type Lockfile = z.infer<typeof lockfile>;

/** An optional dependency of another package that has no entry. */
export type Missing = { parent: string; name: string; version: string };

/** Parses the text of a package-lock.json. Throws when the text is not one of version 3. */
export function readLockfile(text: string): Lockfile {
  const content: unknown = JSON.parse(text);
  if (isLockfile(content)) return content;
  throw new Error("This is not a package-lock.json of version 3.");
}

// A type guard, because the value that zod returns has its members in another order.
const isLockfile = (content: unknown): content is Lockfile => lockfile.safeParse(content).success;

/** The optional dependencies without an entry. `npm ci` refuses such a file, here or on another system. */
export function missingEntries({ packages }: Lockfile): Missing[] {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => resolve(packages, parent, name) === null)
      .map(([name, version]) => ({ parent, name, version })),
  );
}

/**
 * The file with an entry for each missing platform package, made from its name, its parent's version and a sibling.
 * The entries have no integrity hash, because the registry did not serve them. Throws for one it cannot derive.
 */
export function completed(file: Lockfile): Lockfile {
  const packages = Object.entries(file.packages);
  for (const it of missingEntries(file))
    packages.push([`node_modules/${it.name}`, platformEntry(file.packages, it)]);
  return { ...file, packages: Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, "en"))) };
}

function platformEntry(packages: Record<string, Entry>, { parent, name, version }: Missing): Entry {
  const words = (name.split("/").pop() ?? "").split("-");
  const os = words.flatMap((word) => systems[word] ?? []);
  const cpu = words.filter((word) => processors.includes(word));
  const sibling = siblingOf(packages, parent);
  if (!/^\d+\.\d+\.\d+$/.test(version) || (os.length === 0 && cpu.length === 0) || !sibling)
    throw new Error(`${name}@${version}, wanted by ${parent}, does not look like a platform package.`);
  // In npm's own order, so that npm does not reorder the lines.
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(sibling.dev ? { dev: true } : {}),
    ...(os.includes("linux") ? { libc: [name.includes("musl") ? "musl" : "glibc"] } : {}),
    ...(sibling.license ? { license: sibling.license } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
    ...(sibling.engines ? { engines: sibling.engines } : {}),
  };
}

const systems: Record<string, string> = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const processors = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

/** Another platform's package of the same parent. Fields that do not depend on the platform are the same. */
function siblingOf(packages: Record<string, Entry>, parent: string): Entry | undefined {
  const names = Object.keys(packages[parent]?.optionalDependencies ?? {});
  const keys = names.flatMap((name) => resolve(packages, parent, name) ?? []);
  return keys.map((key) => packages[key]).find((it) => it !== undefined);
}

/** The key of the entry that `name` resolves to for the package at `from`: from its own folder outwards. */
function resolve(packages: Record<string, Entry>, from: string, name: string): string | null {
  const folders = from === "" ? [] : from.split(/(?<=.)\/(?=node_modules\/)/);
  for (let depth = folders.length; depth >= 0; depth--) {
    const key = [...folders.slice(0, depth), "node_modules"].join("/").concat(`/${name}`);
    if (packages[key]) return key;
  }
  return null;
}
