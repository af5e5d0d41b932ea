import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./command-error";
import { run } from "./run";

/** A command, as its --help describes it. */
export type Command = {
  /** What people type, without arguments: `npm run doctor`, or `node doctor.mjs` in the image. */
  name: string;
  does: string;
  /** By name, without dashes. `value` is the placeholder of the option's value, such as FILE; a switch has none. */
  options?: Readonly<Record<string, { value?: string; does: string }>>;
  /** The words it takes besides options, and the arguments it takes after `--`. `form` is how the help writes them. */
  words?: Argument;
  rest?: Argument;
  /** Environment variables it reads. */
  settings?: Readonly<Record<string, string>>;
  examples: readonly string[];
};

type Argument = { form: string; does: string };

/** The parsed arguments of a command. */
export type CommandLine = {
  /** Whether a switch is set. */
  has(option: string): boolean;
  /** The value of an option. */
  valueOf(option: string): string | undefined;
  words: string[];
  /** Everything after `--`. */
  rest: string[];
};

/** Runs `main` with the arguments of this process, or prints the help of `command` when they include --help. */
export function runCommand(command: Command, main: (line: CommandLine) => Promise<void>): Promise<never> {
  return run(async () => {
    const line = readCommandLine(command, process.argv.slice(2));
    if (line === null) console.log(helpOf(command));
    else await main(line);
  });
}

/** Parses `args` for `command`; null when they include --help. Throws UsageError for arguments it does not take. */
export function readCommandLine(command: Command, args: readonly string[]): CommandLine | null {
  const end = args.indexOf("--");
  const { values, positionals } = parsed(command, end < 0 ? args : args.slice(0, end));
  const rest = end < 0 ? [] : args.slice(end + 1);
  if (values.help) return null;
  const [stray] = [...(command.words ? [] : positionals), ...(command.rest ? [] : rest)];
  if (stray !== undefined) throw usageError(command, `Unexpected argument '${stray}'`);
  return {
    has: (option) => values[option] === true,
    valueOf: (option) => {
      const value = values[option];
      return typeof value === "string" ? value : undefined;
    },
    words: positionals,
    rest,
  };
}

/** A refusal of arguments that lists the options of the command. */
export function usageError(command: Command, reason: string): UsageError {
  const options = Object.keys({ ...command.options, help: "" }).map((name) => `--${name}`);
  return new UsageError(
    `${reason}. Options: ${options.join(", ")}. For help, run ${typed(command, "--help")}.`,
  );
}

/** The text of --help. */
export function helpOf(command: Command): string {
  const { name, does, options = {}, words, rest, settings = {}, examples } = command;
  const form = [words?.form, Object.keys(options).length > 0 ? "[options]" : undefined, rest?.form];
  const args = form.filter((it) => it !== undefined).join(" ");
  const parts = [
    `Usage: ${args === "" ? name : typed(command, args)}`,
    does,
    table(
      "Arguments",
      [words, rest].flatMap((it) => (it ? [[it.form, it.does]] : [])),
    ),
    table("Options", [
      ...Object.entries(options).map(([option, { value, does }]) => [
        `--${option} ${value ?? ""}`.trim(),
        does,
      ]),
      ["-h, --help", "Print this help."],
    ]),
    table("Environment variables", Object.entries(settings)),
    ["Examples:", ...examples.map((it) => `  ${it}`)].join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** How people type a command with arguments: npm keeps options for itself unless two dashes come first. */
export const typed = ({ name }: { name: string }, args: string): string =>
  `${name}${name.startsWith("npm ") ? " --" : ""} ${args}`;

function table(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return [`${title}:`, ...rows.map(([name = "", does]) => `  ${name.padEnd(width)}  ${does}`)].join("\n");
}

function parsed(command: Command, args: readonly string[]) {
  const options: NonNullable<ParseArgsConfig["options"]> = { help: { type: "boolean", short: "h" } };
  for (const [name, { value }] of Object.entries(command.options ?? {}))
    options[name] = { type: value === undefined ? "boolean" : "string" };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(".")[0] : undefined;
    throw usageError(command, reason ?? "These arguments are unknown");
  }
}
