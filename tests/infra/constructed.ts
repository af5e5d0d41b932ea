import { transformSync } from "esbuild";

/** A construct that a stack made: its properties by CloudFormation's names, and the ids of what it depends on. */
export type Constructed = { type: string; properties: object; needs: string[] };

/** Runs a stack of CDK with constructs that only keep what they are given, and gives them by id. */
export function constructed(code: string): Record<string, Constructed> {
  const made: Record<string, Constructed> = {};
  const kind = (type: string) =>
    class {
      id: string;
      node = { addDependency: (it: { id: string }) => made[this.id]?.needs.push(it.id) };
      constructor(_: unknown, id: string, properties: object) {
        this.id = id;
        made[id] = { type, properties: toCloudFormation(properties), needs: [] };
      }
      applyRemovalPolicy() {}
    };
  const modules: Record<string, object> = {
    "aws-cdk-lib": { Stack: class {}, RemovalPolicy: { RETAIN: "retain" } },
    "aws-cdk-lib/aws-cognito": {
      CfnUserPoolClient: kind("CfnUserPoolClient"),
      CfnUserPoolResourceServer: kind("CfnUserPoolResourceServer"),
    },
  };
  const module: { exports: { ClienteleStack?: new () => object } } = { exports: {} };
  const { code: script } = transformSync(code, { loader: "ts", format: "cjs" });
  new Function("module", "require", script)(module, (name: string) => modules[name]);
  if (module.exports.ClienteleStack) new module.exports.ClienteleStack();
  return made;
}

/** The names that CDK writes into a template (aws-cdk-lib 2.276.0). */
const spelled: Record<string, string> = {
  callbackUrLs: "CallbackURLs",
  logoutUrLs: "LogoutURLs",
  defaultRedirectUri: "DefaultRedirectURI",
};

function toCloudFormation(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [
      spelled[name] ?? name.charAt(0).toUpperCase() + name.slice(1),
      converted(it),
    ]),
  );
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(converted);
  return typeof value === "object" && value !== null ? toCloudFormation(value) : value;
}
