import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { removalsOf, type Shell } from "@/lib/domain/export/terraform-advice";
import { hclLiteral } from "@/lib/domain/text/literal";

const TYPE = "aws_cognito_user_pool_client";
const parts = [
  "a",
  "'",
  '"',
  "\\",
  "$",
  "{",
  "%{",
  " ",
  "&",
  "|",
  "^",
  "%",
  "!",
  "‘",
  "’",
  "é",
  "\n",
  "`",
  "=",
  ";",
];
const keys = fc.sample(
  fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 }).map((it) => it.join("")),
  { seed: 10, numRuns: 300 },
);
const addresses = keys.map((key) => `${TYPE}.m2m[${hclLiteral(key)}]`);

/** The command for one address, without the line break at its end. */
const lineFor = (address: string, shell: Shell): string =>
  removalsOf(
    [{ kind: "client", address, poolId: "p", id: "x", name: "x", attributes: {}, fileName: "f" }],
    shell,
  ).slice(0, -1);

const command = "terraform state rm ";

/** What a string in single quotes means to PowerShell: any typographic quote doubled is one (about_Quoting_Rules). */
const powerShellValue = (literal: string): string => {
  expect(literal.slice(1, -1).replace(/(['‘’‚‛])\1/g, "")).not.toMatch(/['‘’‚‛]/);
  return literal.slice(1, -1).replace(/(['‘’‚‛])\1/g, "$1");
};

/** The arguments in a command line as a program of Windows reads it (CommandLineToArgvW). */
function windowsArguments(line: string): string[] {
  const found: string[] = [];
  let word = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes > 0 && line[at + slashes] === '"') {
      word += "\\".repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
      at += slashes;
    } else if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === " " && !isQuoted) {
      found.push(word);
      word = "";
    } else word += line[at];
  }
  return [...found, word];
}

test("a shell gives Terraform the address, whatever is in its key", () => {
  const words = addresses.map((it) => lineFor(it, "posix").slice(command.length)).join(" ");
  const given = execFileSync("sh", ["-c", `printf '%s\\0' ${words}`], { encoding: "utf8" });
  expect(given.split("\0").slice(0, -1)).toEqual(addresses);
});

test("PowerShell gives Terraform the address, in its newer and its older way", () => {
  for (const address of addresses) {
    expect(powerShellValue(lineFor(address, "powershell").slice(command.length))).toBe(address);
    const passed = powerShellValue(lineFor(address, "old-powershell").slice(command.length));
    // Older ones write the value into the command line as it is, between quotes where it has a space.
    expect(windowsArguments(passed.includes(" ") ? `"${passed}"` : passed)).toEqual([address]);
  }
});

test("cmd.exe gives Terraform the address, or says that it can’t", () => {
  const lines = addresses.map((address) => [address, lineFor(address, "cmd")] as const);
  for (const [address, line] of lines)
    if (line.startsWith("REM ")) expect(address).toMatch(/[%^&|<>!]/);
    else expect(windowsArguments(line.slice(command.length))).toEqual([address]);
  expect(lines.some(([, line]) => line.startsWith(command))).toBe(true);
});
