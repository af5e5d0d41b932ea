import { expect, test } from "vitest";
import { sourceOf } from "@/lib/auth/caller";

const from = (header: string | null, hops: number) =>
  sourceOf(new Headers(header === null ? {} : { "x-forwarded-for": header }), hops);

test.each([
  [null, 0, { address: null, isClaimed: true }],
  ["192.0.2.7", 0, { address: "192.0.2.7", isClaimed: true }],
  ["198.51.100.1, 192.0.2.7", 0, { address: "198.51.100.1", isClaimed: true }],
  ["198.51.100.1, 192.0.2.7", 1, { address: "192.0.2.7", isClaimed: false }],
  ["198.51.100.1, 192.0.2.7, 10.0.0.1", 2, { address: "192.0.2.7", isClaimed: false }],
  ["192.0.2.7", 2, { address: "192.0.2.7", isClaimed: true }],
  ["2001:db8::1", 1, { address: "2001:db8::1", isClaimed: false }],
  ["x".repeat(10_000), 0, { address: "x".repeat(64), isClaimed: true }],
])("%j behind %i trusted proxies is %j", (header, hops, source) => {
  expect(from(header, hops)).toEqual(source);
});
