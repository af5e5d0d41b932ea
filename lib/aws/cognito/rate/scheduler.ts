import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { type Pace, paceRate, slowedDown, taken } from "@/lib/aws/cognito/rate/pace";
import { now } from "@/lib/process/clock";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

/**
 * Which call goes first: a write, what a person waits for, rows in sight, rows a search may want, any call of a run; then
 * the upkeep of pools that people look at, and of all others ("background"), which share what is left (`weightOf`).
 */
export type Priority = keyof typeof ranks;

/** An operation on a pool, and how much of Cognito's rate it may use. */
export type Call = {
  readonly operation: string;
  readonly poolId: string;
  /** Account and Region, whose categories all pools in it share. */
  readonly account: string;
  /** Calls per second that Cognito accepts of one operation on one pool; its other rates follow in proportion. */
  readonly callsPerSecond: number;
  /** The part of every rate that this console may use, all its instances together: above 0, up to 1. */
  readonly share: number;
};

/** A place in the queue. `granted` is false if `until` passes without a turn; `isAtOnce` means no wait. */
export type Ticket = {
  readonly granted: Promise<boolean>;
  readonly isAtOnce: boolean;
  raise(priority: Priority, until: number): void;
};

/** The one of two that goes first. */
export const moreUrgent = (one: Priority, other: Priority): Priority =>
  ranks[one] <= ranks[other] ? one : other;

/** Whether a call of this priority is made for nobody who waits for it. */
export const isUpkeep = (priority: Priority): boolean => ranks[priority] >= SHARING;

const ranks = { write: 0, now: 1, visible: 2, search: 3, run: 4, upkeep: 5, background: 6 } as const;

const inRuns = processWide("calls of runs", () => new AsyncLocalStorage<true>());

/** Runs `work`, whose calls go after those that people wait for, whatever their priority. */
export const asRun = <T>(work: () => Promise<T>): Promise<T> => inRuns.run(true, work);

const rankOf = (priority: Priority): number =>
  inRuns.getStore() ? Math.max(ranks.run, ranks[priority]) : ranks[priority];

/** The ranks from this one on share what the others leave. */
const SHARING = ranks.upkeep;

/**
 * The part of a category that the calls of one lane get while others wait as well, so that none starves. A page of names
 * counts more than a client, because a list is read page by page: with 20 pools of 10,000 clients that people look at
 * in one account, names are listed within 10 minutes.
 */
const weightOf = ({ call }: Lane, rank: number): number =>
  (rank <= ranks.upkeep ? 4 : 1) * (call.operation === "ListUserPoolClients" ? 4 : 1);

/** At full use, the jitter of the network would decide which calls exceed Cognito's own count. */
const MOST_SHARE = 0.98;
/** The fraction of one second's calls that may start at once after a pause. */
const BURST = 0.7;

/** Calls per second of one operation on one pool by Cognito's quotas page. Another setting scales all times. */
const NORMAL = 5;
type Waiting = { rank: number; readonly order: number; until: number; go(granted: boolean): void };
type Bucket = { tokens: number; filledAt: number };
/** `served` counts the calls of the ranks that share, each divided by its weight. */
type Lane = { call: Call; bucket: Bucket | null; pace: Pace; waiting: Waiting[]; served: number };
/** `served` is that of the lane whose call was the last to go: a lane that had nothing to do gets no more than others. */
type Group = {
  bucket: Bucket | null;
  lanes: Map<string, Lane>;
  timer: NodeJS.Timeout | undefined;
  served: number;
};

const state = processWide("scheduler", () => ({
  groups: new Map<string, Group>(),
  /** The part of the console's rate that this instance takes. */
  part: 1,
  orders: 0,
  /** What accounts may do in a category per second, where it is known: by account, Region and category. */
  limits: new Map<string, number>(),
}));

/**
 * Queues a call. It may start when two buckets hold a token, that of its operation on its pool and that of its category
 * in its account and Region, and no call before it needs the same. `until` is in epoch milliseconds, Infinity for ever.
 */
export function turn(call: Call, priority: Priority, until: number): Ticket {
  const group = groupOf(call);
  const lane = laneOf(group, call);
  let go: Waiting["go"] = () => {};
  const granted = new Promise<boolean>((resolve) => {
    go = resolve;
  });
  state.orders += 1;
  const place: Waiting = { rank: rankOf(priority), order: state.orders, until, go };
  lane.waiting.push(place);
  dispatch(group);
  return {
    granted,
    isAtOnce: !lane.waiting.includes(place),
    raise: (higher, sooner) => {
      place.rank = Math.min(place.rank, rankOf(higher));
      place.until = Math.min(place.until, sooner);
      dispatch(group);
    },
  };
}

/** Notes whether Cognito throttled a call that had its turn. */
export function answered(call: Call, isThrottled: boolean): void {
  const lane = laneOf(groupOf(call), call);
  lane.pace = (isThrottled ? slowedDown : taken)(lane.pace, fullRate(call), pacedAt(call, now()));
}

/** This instance's part of the console's rate, above 0, up to 1: lib/inventory counts the instances. */
export function takePart(part: number): void {
  state.part = part;
}

/**
 * Notes what an account may do in a category in a Region, per second (GetProvisionedLimit). It replaces Cognito's free
 * rate unless COGNITO_RATE says how fast to go. The rate of one operation on one pool stays: nobody can raise it.
 */
export function takeLimit(account: string, category: string, perSecond: number): void {
  state.limits.set(`${account} ${category}`, perSecond);
}

/** The rate of this call divided by Cognito's own: pauses are shorter by the same factor. */
export const hurry = ({ callsPerSecond }: Call): number => callsPerSecond / NORMAL;

/** How many calls a second may start just now, and since when Cognito limits them more than usual (or null). */
export function speedOf(call: Call): { perSecond: number; throttledAt: number | null } {
  const group = groupOf(call);
  const lane = laneOf(group, call);
  const busy = [...group.lanes.values()].filter((it) => it === lane || it.waiting.length > 0);
  const wanted = busy.reduce((sum, it) => sum + laneRate(it, now()), 0);
  return {
    // What all lanes want together may be more than their category has.
    perSecond: laneRate(lane, now()) * Math.min(1, categoryRate(call) / wanted),
    throttledAt: lane.pace && now() - (pacedAt(call, now()) - lane.pace.throttledAt) / hurry(call),
  };
}

function dispatch(group: Group): void {
  clearTimeout(group.timer);
  group.timer = undefined;
  const at = now();
  for (const lane of group.lanes.values()) dropLate(lane, at);
  for (let lane = nextLane(group, at); lane; lane = nextLane(group, at)) {
    spend(lane.bucket);
    spend(group.bucket);
    const first = lane.waiting.shift();
    if (first) serve(group, lane, first.rank);
    first?.go(true);
  }
  const wait = waitOf(group, at);
  // Otherwise the timer would keep the request of the last caller.
  if (wait !== null) group.timer = outsideRequests(() => setTimeout(() => dispatch(group), wait));
}

function dropLate(lane: Lane, at: number): void {
  for (const { until, go } of lane.waiting) if (until <= at) go(false);
  lane.waiting = lane.waiting.filter(({ until }) => until > at);
}

function serve(group: Group, lane: Lane, rank: number): void {
  if (rank < SHARING) return;
  const served = Math.max(lane.served, group.served);
  group.served = served;
  lane.served = served + 1 / weightOf(lane, rank);
}

const inOrder = (one: Waiting, other: Waiting) => one.rank - other.rank || one.order - other.order;

/** The lane whose first call goes next; null if none may go. Sorts the queues of all lanes. */
function nextLane(group: Group, at: number): Lane | null {
  let best: { lane: Lane; first: Waiting; served: number } | null = null;
  for (const lane of group.lanes.values()) {
    const [first] = lane.waiting.sort(inOrder);
    if (!first || refill(lane, at).tokens < 1 || refillGroup(group, lane.call, at).tokens < 1) continue;
    const next = { lane, first, served: Math.max(lane.served, group.served) };
    if (!best || beforeIn(next, best)) best = next;
  }
  return best?.lane ?? null;
}

type First = { readonly first: Waiting; readonly served: number };

/** Whether the first call of one lane goes before that of another: where ranks share, by what each lane has had. */
function beforeIn(one: First, other: First): boolean {
  const isShared = Math.min(one.first.rank, other.first.rank) >= SHARING;
  if (isShared && one.served !== other.served) return one.served < other.served;
  return inOrder(one.first, other.first) < 0;
}

/** Milliseconds until a waiting call may go or is too late; null if none waits. */
function waitOf(group: Group, at: number): number | null {
  let least: number | null = null;
  for (const lane of group.lanes.values()) {
    if (lane.waiting.length === 0) continue;
    const own = missing(refill(lane, at).tokens) / laneRate(lane, at);
    const shared = missing(refillGroup(group, lane.call, at).tokens) / categoryRate(lane.call);
    const late = Math.min(...lane.waiting.map(({ until }) => until)) - at;
    const wait = Math.max(1, Math.min(Math.ceil(Math.max(own, shared) * 1_000), late, LONGEST_PLAN_MS));
    least = least === null ? wait : Math.min(least, wait);
  }
  return least;
}

/** Rates change while somebody waits, so no wait is planned for longer than this. */
const LONGEST_PLAN_MS = 500;

const missing = (tokens: number) => Math.max(0, 1 - tokens);

function spend(bucket: Bucket | null): void {
  if (bucket) bucket.tokens -= 1;
}

function refill(lane: Lane, at: number): Bucket {
  const most = BURST * (fullRate(lane.call) / hurry(lane.call));
  lane.bucket = filled(lane.bucket, laneRate(lane, at), most, at);
  return lane.bucket;
}

function refillGroup(group: Group, call: Call, at: number): Bucket {
  const most = BURST * (categoryRate(call) / hurry(call));
  group.bucket = filled(group.bucket, categoryRate(call), most, at);
  return group.bucket;
}

function filled(bucket: Bucket | null, perSecond: number, most: number, at: number): Bucket {
  const room = Math.max(1, most);
  if (bucket === null) return { tokens: room, filledAt: at };
  const more = (Math.max(0, at - bucket.filledAt) / 1_000) * perSecond;
  return { tokens: Math.min(room, bucket.tokens + more), filledAt: at };
}

const laneRate = ({ pace, call }: Lane, at: number) => paceRate(pace, fullRate(call), pacedAt(call, at));
const fullRate = (call: Call) => (rateOf(call.operation).perOperation / NORMAL) * usable(call);

function categoryRate(call: Call): number {
  const { category, perCategory } = rateOf(call.operation);
  const known = call.callsPerSecond === NORMAL ? state.limits.get(`${call.account} ${category}`) : undefined;
  return ((known ?? perCategory) / NORMAL) * usable(call);
}

const pacedAt = (call: Call, at: number) => at * hurry(call);
const usable = ({ callsPerSecond, share }: Call) => callsPerSecond * Math.min(share, MOST_SHARE) * state.part;

function groupOf(call: Call): Group {
  const key = `${call.account} ${rateOf(call.operation).category}`;
  const group = state.groups.get(key) ?? {
    bucket: null,
    lanes: new Map(),
    timer: undefined,
    served: 0,
  };
  state.groups.set(key, group);
  return group;
}

function laneOf(group: Group, call: Call): Lane {
  const key = `${call.poolId} ${call.operation}`;
  const lane = group.lanes.get(key) ?? { call, bucket: null, pace: null, waiting: [], served: 0 };
  lane.call = call;
  group.lanes.set(key, lane);
  return lane;
}

/** How many calls a second Cognito takes: of a whole category, and of one operation on one pool. */
type Rate = { readonly category: string; readonly perCategory: number; readonly perOperation: number };

/**
 * Cognito's request rates per second, none of them adjustable (quotas page). A category counts over all pools of an
 * account and Region; some also allow only 5 per second of one operation on one pool. The category of the operations on
 * secrets is not documented; counted as operations on clients, they are never called too often.
 */
export function rateOf(operation: string): Rate {
  const [category, perCategory, perOperation] =
    rows.find(([pattern]) => pattern.test(operation))?.[1] ?? other;
  return { category, perCategory, perOperation };
}

type Row = readonly [category: string, perCategory: number, perOperation: number];

const other: Row = ["other", 15, 5];

const rows: readonly (readonly [RegExp, Row])[] = [
  [/^(Describe|List)UserPoolClient/, ["UserPoolClientRead", 15, 5]],
  [/^(Create|Update|Delete|Add)UserPoolClient/, ["UserPoolClientUpdate", 15, 5]],
  [/^(Describe|List)(ResourceServer|UserPoolDomain|Group)/, ["UserPoolResourceRead", 20, 5]],
  [/^(Create|Update|Delete)(ResourceServer|UserPoolDomain|Group)/, ["UserPoolResourceUpdate", 15, 5]],
  [/^(Describe|List)UserPool/, ["UserPoolRead", 15, 15]],
];
