import { setFlagsFromString } from "node:v8";

/**
 * Makes V8 collect once its heap has grown by 40 % over what lives. By itself it lets a busy one grow to several times
 * of that, and what a process has once taken from the system it hardly gives back.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString("--heap-growing-percent=40");
}
