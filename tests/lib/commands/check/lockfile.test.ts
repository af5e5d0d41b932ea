import { expect, test } from "vitest";
import { completed, type Lockfile, missingEntries, readLockfile } from "@/lib/commands/check/lockfile";

const sibling = {
  version: "1.2.3",
  integrity: "sha512-x",
  dev: true,
  license: "MIT",
  engines: { node: ">=20" },
};

/** A lockfile in which `tool` wants `names` beside its one package that is there. */
function withOptional(...names: string[]): Lockfile {
  const wanted = Object.fromEntries(["@tool/linux-x64-gnu", ...names].map((name) => [name, "1.2.3"]));
  return {
    name: "example",
    lockfileVersion: 3,
    packages: {
      "": { version: "0.1.0" },
      "node_modules/@tool/linux-x64-gnu": sibling,
      "node_modules/tool": { version: "1.2.3", optionalDependencies: wanted },
    },
  };
}

const common = { version: "1.2.3", dev: true, license: "MIT", optional: true, engines: { node: ">=20" } };

test.each([
  ["@tool/darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
  ["@tool/win32-ia32-msvc", { os: ["win32"], cpu: ["ia32"] }],
  ["@tool/linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
  ["@tool/linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: ["glibc"] }],
  ["@tool/linux-arm-musleabihf", { os: ["linux"], cpu: ["arm"], libc: ["musl"] }],
  ["@tool/wasm32-wasi", { cpu: ["wasm32"] }],
  ["tool-openharmony-arm64", { os: ["openharmony"], cpu: ["arm64"] }],
])("an entry for %s is made from its name and a sibling", (name, platform) => {
  const file = withOptional(name);
  expect(missingEntries(file)).toEqual([{ parent: "node_modules/tool", name, version: "1.2.3" }]);
  const { packages } = completed(file);
  expect(packages[`node_modules/${name}`]).toEqual({ ...common, ...platform });
});

test("a completed file lacks nothing, keeps its order, and is not completed twice", () => {
  const once = completed(withOptional("@tool/darwin-x64", "@tool/win32-x64"));
  expect(missingEntries(once)).toEqual([]);
  expect(Object.keys(once)).toEqual(["name", "lockfileVersion", "packages"]);
  expect(Object.keys(once.packages)).toEqual([
    "",
    "node_modules/@tool/darwin-x64",
    "node_modules/@tool/linux-x64-gnu",
    "node_modules/@tool/win32-x64",
    "node_modules/tool",
  ]);
  expect(JSON.stringify(completed(once))).toBe(JSON.stringify(once));
});

test("a nested package finds what it wants in its own folder or further out", () => {
  const file = {
    packages: {
      "": {},
      "node_modules/a": {},
      "node_modules/a/node_modules/b": {
        optionalDependencies: { inner: "1.0.0", outer: "1.0.0", gone: "1.0.0" },
      },
      "node_modules/a/node_modules/inner": {},
      "node_modules/outer": {},
      "node_modules/c/node_modules/gone": {},
    },
  };
  expect(missingEntries(file).map((it) => it.name)).toEqual(["gone"]);
});

test("a package that is for no platform is not made up", () => {
  expect(() => completed(withOptional("@tool/extras"))).toThrow(/@tool\/extras@1\.2\.3/);
});

test("a file of another kind is refused", () => {
  expect(() => readLockfile("{}")).toThrow("not a package-lock.json");
});
