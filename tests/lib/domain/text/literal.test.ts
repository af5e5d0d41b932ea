import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { parse as parseHcl } from "@cdktn/hcl2json";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { hclLiteral, powerShellLiteral, stringLiteral } from "@/lib/domain/text/literal";
import { legal } from "@/tests/kit/legal-values";
import { hasRuntime, python, runProgram } from "@/tests/kit/programs/run-program";

const folder = mkdtempSync(join(tmpdir(), "literal-"));
afterAll(() => rmSync(folder, { recursive: true }));

// What Cognito allows, and what it does not: a literal is safe by itself.
const values = [
  ...fc.sample(legal, 200).map(({ scopes }) => scopes.join(" ")),
  ...fc.sample(fc.string(), 50),
  'a"b\\c\nd\re\tf\0g',
  "\u0085\u00a0\u2028\u2029\ufeff\u007f",
  "\\u0022 + evil() + \\u0022",
  "héllo 世界 🎉",
  `\${x} $(y) \`z\` {{w}} %{v} #{u}`,
];
const literals = values.map(stringLiteral);

/** A program that prints every value as bytes in hexadecimal, one a line. */
const hex = values.map((value) => Buffer.from(value, "utf8").toString("hex"));

test("a literal is JSON, YAML and JavaScript for the value", () => {
  for (const [index, literal] of literals.entries()) {
    expect(JSON.parse(literal)).toBe(values[index]);
    expect(parse(`it: ${literal}`)).toEqual({ it: values[index] });
    expect(runInNewContext(literal)).toBe(values[index]);
  }
});

test("Terraform’s own parser reads a literal of HCL as the value", async () => {
  const file = values.map((value, index) => `v${index} = ${hclLiteral(value)}\n`).join("");
  // The parser gives a literal back as the template that it is, with its two signs still doubled.
  const plain = (text: unknown) =>
    String(text)
      .replaceAll("$${", () => "${")
      .replaceAll("%%{", "%{");
  const read = await parseHcl("values.tf", file);
  expect(values.map((_, index) => plain(read[`v${index}`]))).toEqual(values);
});

if (hasRuntime(python, ["--version"]))
  test("Python reads it alike", async () => {
    const lines = `for it in [${literals.join(", ")}]:\n    print(it.encode().hex())\n`;
    writeFileSync(join(folder, "it.py"), lines);
    const { stdout, stderr } = await runProgram([python, "it.py"], folder);
    expect(stderr).toBe("");
    expect(stdout.trimEnd().split("\n")).toEqual(hex);
  });

if (hasRuntime("go", ["version"]))
  test("Go reads it alike", async () => {
    writeFileSync(
      join(folder, "it.go"),
      `package main\nimport "fmt"\nfunc main() {\nfor _, it := range []string{${literals.join(", ")}} { fmt.Printf("%x\\n", it) }\n}\n`,
    );
    const { stdout, stderr } = await runProgram(["go", "run", "it.go"], folder);
    expect(stderr).toBe("");
    expect(stdout.trimEnd().split("\n")).toEqual(hex);
  });

if (hasRuntime("javac", ["-version"]))
  test("Java reads it alike", async () => {
    writeFileSync(
      join(folder, "It.java"),
      `import java.util.HexFormat;
    public class It { public static void main(String[] a) throws Exception {
      for (String it : new String[] {${literals.join(", ")}})
        System.out.println(HexFormat.of().formatHex(it.getBytes("UTF-8"))); } }`,
    );
    const { stdout, stderr } = await runProgram(["java", "-Dfile.encoding=UTF-8", "It.java"], folder);
    expect(stderr).toBe("");
    expect(stdout.trimEnd().split("\n")).toEqual(hex);
  });

test("a PowerShell literal ends where it should, typographic quotes included", () => {
  for (const value of [...values, "it’s ‘quoted’ ‚ and ‛ '"]) {
    const inside = powerShellLiteral(value).slice(1, -1);
    // PowerShell takes any of these for a quote, and two in a row for one inside the string.
    expect(inside.replace(/(['‘’‚‛])['‘’‚‛]/g, "")).not.toMatch(/['‘’‚‛]/);
    expect(inside.replace(/(['‘’‚‛])['‘’‚‛]/g, "$1")).toBe(value);
  }
});
