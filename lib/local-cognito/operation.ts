import type { Rule, RuleOf } from "./shape";
import { validated } from "./validation";
import type { World } from "./world";

/** One operation of the API: the rule of its input as data, and what it does with an input that passed. */
export type Operation = {
  input: Rule;
  run(world: World, body: unknown): Promise<object>;
};

/** Binds a rule to the function that may rely on it. */
export function operation<T>(
  input: RuleOf<T>,
  run: (world: World, input: T) => object | Promise<object>,
): Operation {
  return { input, run: async (world, body) => run(world, validated(input, body)) };
}
