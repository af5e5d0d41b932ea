import type { Clock } from "@/lib/local-aws/clock";
import type { Facts } from "@/lib/local-aws/model/facts";

type Category = { rate: number; perPool?: number; operations: readonly string[] };

/** Request rates per second, per account and Region; some also per operation and pool (cognito-facts 4). */
export const categories: Readonly<Record<string, Category>> = {
  UserPoolRead: { rate: 15, operations: ["DescribeUserPool", "ListUserPools"] },
  UserPoolUpdate: {
    rate: 15,
    operations: [
      "CreateUserPool",
      "UpdateUserPool",
      "DeleteUserPool",
      "AddCustomAttributes",
      "SetUserPoolMfaConfig",
    ],
  },
  UserPoolResourceRead: {
    rate: 20,
    perPool: 5,
    operations: [
      "DescribeResourceServer",
      "ListResourceServers",
      "DescribeUserPoolDomain",
      "GetGroup",
      "ListGroups",
      "ListTagsForResource",
      "DescribeManagedLoginBranding",
      "DescribeManagedLoginBrandingByClient",
      "GetUserPoolMfaConfig",
    ],
  },
  UserPoolResourceUpdate: {
    rate: 15,
    perPool: 5,
    operations: [
      ...["Create", "Update", "Delete"].flatMap((verb) =>
        ["ResourceServer", "UserPoolDomain", "Group", "ManagedLoginBranding"].map((noun) => `${verb}${noun}`),
      ),
      "TagResource",
      "UntagResource",
    ],
  },
  UserPoolClientRead: {
    rate: 15,
    perPool: 5,
    operations: ["DescribeUserPoolClient", "ListUserPoolClients", "ListUserPoolClientSecrets"],
  },
  UserPoolClientUpdate: {
    rate: 15,
    perPool: 5,
    operations: [
      "CreateUserPoolClient",
      "UpdateUserPoolClient",
      "DeleteUserPoolClient",
      "AddUserPoolClientSecret",
      "DeleteUserPoolClientSecret",
    ],
  },
  ClientAuthentication: { rate: 150, operations: ["token", "GetClientToken"] },
  UserCreation: { rate: 50, operations: ["AdminCreateUser"] },
  UserUpdate: {
    rate: 25,
    operations: [
      "AdminSetUserPassword",
      "AdminUpdateUserAttributes",
      "AdminDeleteUserAttributes",
      "AdminDeleteUser",
      "AdminDisableUser",
      "AdminEnableUser",
      "AdminUserGlobalSignOut",
      "AdminAddUserToGroup",
      "AdminRemoveUserFromGroup",
    ],
  },
  UserList: { rate: 30, operations: ["ListUsers", "ListUsersInGroup"] },
  UserResourceRead: { rate: 50, operations: ["AdminGetUser", "AdminListGroupsForUser"] },
};

/** Whether Cognito counts calls in a category of this name. */
export const isCategory = (name: string): boolean => Object.hasOwn(categories, name);

/** Accounts have 1,000 app clients per pool, which AWS raises to at most this on request (quotas page). */
const mostClients = 10_000;

/**
 * Token buckets that hold the calls of one second (or of two, by the fact `quotaBurst`) and fill at the rate, by the
 * virtual clock. Off until turned on.
 */
export function startQuotas(clock: Clock, facts: Facts, isOnAtStart: boolean) {
  let isOn = isOnAtStart;
  let clients = mostClients;
  const raised = new Map<string, number>();
  const buckets = new Map<string, { tokens: number; filled: number }>();

  const seconds = facts.quotaBurst === "one second" ? 1 : 2;

  function tokensOf(key: string, rate: number): { tokens: number; filled: number } {
    const now = clock.now();
    const most = rate * seconds;
    const bucket = buckets.get(key) ?? { tokens: most, filled: now };
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.filled) / 1000) * rate);
    bucket.filled = now;
    buckets.set(key, bucket);
    return bucket;
  }

  /** The rate of a category that the account may use, and the one that costs nothing. */
  function limitOf(name: string): { perSecond: number; free: number } {
    const free = categories[name]?.rate ?? 0;
    return { perSecond: raised.get(name) ?? free, free };
  }

  return {
    isOn: () => isOn,
    /** How many app clients a pool may have. */
    clientsPerPool: () => clients,
    limitOf,
    /** What an account has bought, by category; the rest is back at the free rate. */
    raise(limits: Readonly<Record<string, number>>): void {
      raised.clear();
      for (const [name, perSecond] of Object.entries(limits)) raised.set(name, perSecond);
    },
    raised: () => Object.fromEntries(raised),
    setClientsPerPool(count: number = mostClients): void {
      clients = count;
    },
    turn(on: boolean): void {
      isOn = on;
      buckets.clear();
    },
    /** Whether this call fits the quotas; if so, it is counted. */
    admits(operation: string, region: string, pool: string | null): boolean {
      const name = categoryOf.get(operation) ?? "";
      const category = categories[name];
      if (!isOn || !category) return true;
      if (facts.clientTokenQuota === "none" && operation === "GetClientToken") return true;
      if (facts.secretQuota === "none" && /ClientSecrets?$/.test(operation)) return true;
      const wanted = [tokensOf(`${region} ${name}`, limitOf(name).perSecond)];
      if (category.perPool) wanted.push(tokensOf(`${pool} ${operation}`, category.perPool));
      if (wanted.some((bucket) => bucket.tokens < 1)) return false;
      for (const bucket of wanted) bucket.tokens--;
      return true;
    },
  };
}

const categoryOf = new Map(
  Object.entries(categories).flatMap(([name, { operations }]) =>
    operations.map((operation): [string, string] => [operation, name]),
  ),
);
