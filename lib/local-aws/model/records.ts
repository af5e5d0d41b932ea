import { clientSettings, resourceServer } from "@/lib/local-aws/call/members";
import { keptAttribute, mfaSettings, poolBirth, poolSettings } from "@/lib/local-aws/call/pool-members";
import {
  document,
  flag,
  list,
  map,
  number,
  record,
  required,
  text,
  type ValueOf,
} from "@/lib/local-aws/call/shape";

// What the data file holds. Times are milliseconds since 1970. A record is never changed, only replaced.

export const secretRecord = record({
  id: required(text()),
  value: required(text()),
  created: required(number()),
});
export type Secret = Readonly<ValueOf<typeof secretRecord>>;

export const clientRecord = record({
  id: required(text()),
  name: required(text()),
  created: required(number()),
  modified: required(number()),
  /** The id of the secret the client was made with: the one Describe may show. */
  firstSecret: text(),
  secrets: required(list(secretRecord)),
  /** Whether the client registered itself (dynamic client registration). */
  isDcr: flag,
  settings: required(record(clientSettings)),
});
export type Client = Readonly<ValueOf<typeof clientRecord>>;

export const serverRecord = record(resourceServer);
export type ResourceServer = Readonly<ValueOf<typeof serverRecord>>;

const failoverRule = record({
  SecondaryRegion: required(text()),
  PrimaryRoute53HealthCheckId: required(text()),
});

export const domainRecord = record({
  name: required(text()),
  created: required(number()),
  /** Present for a custom domain, absent for a prefix. */
  certificate: text(),
  securityPolicy: text(),
  loginVersion: required(number()),
  failover: failoverRule,
});
export type Domain = Readonly<ValueOf<typeof domainRecord>>;

export const groupRecord = record({
  name: required(text()),
  description: text(),
  role: text(),
  precedence: number(),
  created: required(number()),
  modified: required(number()),
});
export type Group = Readonly<ValueOf<typeof groupRecord>>;

export const personRecord = record({
  username: required(text()),
  sub: required(text()),
  attributes: required(map(text(), text())),
  enabled: required(flag),
  status: required(text()),
  /** A salted scrypt hash; absent when no password was ever set. */
  password: text(),
  groups: required(list(text())),
  created: required(number()),
  modified: required(number()),
});
export type Person = Readonly<ValueOf<typeof personRecord>>;

export const brandingRecord = record({
  id: required(text()),
  client: required(text()),
  isDefault: required(flag),
  settings: document,
  assets: list(document),
  created: required(number()),
  modified: required(number()),
});
export type Branding = Readonly<ValueOf<typeof brandingRecord>>;

export const refreshRecord = record({
  /** SHA-256 of the token, so that the file holds no usable token. */
  hash: required(text()),
  origin: required(text()),
  pool: required(text()),
  client: required(text()),
  sub: required(text()),
  scopes: required(list(text())),
  signedIn: required(number()),
  expires: required(number()),
});
export type Refresh = Readonly<ValueOf<typeof refreshRecord>>;

export const poolRecord = record({
  id: required(text()),
  name: required(text()),
  created: required(number()),
  modified: required(number()),
  settings: required(record({ ...poolSettings, ...poolBirth })),
  /** All attributes, the standard ones included. */
  schema: required(list(keptAttribute)),
  mfa: required(record(mfaSettings)),
  /** Its copies in other Regions. */
  replicas: list(record({ region: required(text()), status: required(text()) })),
});
export type PoolFacts = Readonly<ValueOf<typeof poolRecord>>;

export const keysRecord = record({ access: required(text()), id: required(text()) });

export const fileRecord = record({
  format: required(text()),
  /** The accounts of the seed with their first passwords; `printedAccounts` are those that are printed. */
  accounts: required(
    list(record({ email: required(text()), password: required(text()), role: required(text()) })),
  ),
  pools: required(
    list(
      record({
        facts: required(poolRecord),
        keys: keysRecord,
        domains: required(list(domainRecord)),
        servers: required(list(serverRecord)),
        clients: required(list(clientRecord)),
        groups: required(list(groupRecord)),
        people: required(list(personRecord)),
        brandings: required(list(brandingRecord)),
      }),
    ),
  ),
  refresh: required(list(refreshRecord)),
});
export type DataFile = ValueOf<typeof fileRecord>;
export type Account = DataFile["accounts"][number];
