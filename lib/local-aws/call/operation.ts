import type { World } from "@/lib/local-aws/world";
import type { Rule, RuleOf } from "./shape";
import { validated } from "./validation";

/** The data of a request besides its body: the Region it was signed for. */
export type Caller = { region: string };

/** One operation of the API: the rule of its input as data, and what it does with an input that passed. */
export type Operation = {
  input: Rule;
  run(world: World, body: unknown, caller: Caller): Promise<object>;
};

/** An output that is already JSON, so that a frequent answer is encoded once. */
export class ReadyOutput {
  readonly text: string;

  constructor(output: object) {
    this.text = JSON.stringify(output);
  }
}

/** Binds a rule to the function that may rely on it. */
export function operation<T>(
  input: RuleOf<T>,
  run: (world: World, input: T, caller: Caller) => object | Promise<object>,
): Operation {
  return { input, run: async (world, body, caller) => run(world, validated(input, body), caller) };
}
