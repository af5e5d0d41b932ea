import { setFlagsFromString } from "node:v8";

/**
 * Makes V8 collect garbage once the heap has grown by 40 % over the live objects. By default V8 lets a busy heap grow
 * to several times their size, and a process returns little of its memory to the system.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString("--heap-growing-percent=40");
}
