import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  hash,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { promisify } from "node:util";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";

/** One RS256 key, imported once. */
export type SigningKey = {
  kid: string;
  /** The encoded header of every token signed with it. */
  header: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
};

/** The two keys of a pool: access tokens and id tokens are signed with different ones (cognito-facts 3.5). */
export type PoolKeys = { access: SigningKey; id: SigningKey };

/** A pool's keys, made on first use and saved to disk before they are returned. */
export function poolKeys(world: World, pool: Pool): Promise<PoolKeys> {
  const known = opened.get(pool);
  if (known) return known;
  const keys = openKeys(world, pool);
  opened.set(pool, keys);
  keys.catch(() => opened.delete(pool));
  return keys;
}

/** The pool's public keys as a JWK set. */
export function keySet(keys: PoolKeys): object {
  return {
    keys: [keys.id, keys.access].map(({ kid, publicKey }) => {
      const { e, n } = publicKey.export({ format: "jwk" });
      return { alg: "RS256", e, kid, kty: "RSA", n, use: "sig" };
    }),
  };
}

/** A signed token with these claims. */
export function signed(key: SigningKey, claims: object): Promise<string> {
  const content = `${key.header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return new Promise((resolve, reject) => {
    // The callback form signs on another thread, so the server keeps answering meanwhile.
    sign("RSA-SHA256", Buffer.from(content, "latin1"), key.privateKey, (error, signature) =>
      error ? reject(error) : resolve(`${content}.${signature.toString("base64url")}`),
    );
  });
}

/** The claims of a token that this key signed; null for anything else. */
export function claimsOf(key: SigningKey, token: string): Record<string, unknown> | null {
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || header !== key.header) return null;
  const content = Buffer.from(`${header}.${payload}`);
  if (!verify("RSA-SHA256", content, key.publicKey, Buffer.from(signature, "base64url"))) return null;
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
  return typeof claims === "object" && claims !== null ? Object.fromEntries(Object.entries(claims)) : null;
}

const opened = new WeakMap<Pool, Promise<PoolKeys>>();
const makePair = promisify(generateKeyPair);

async function openKeys(world: World, pool: Pool): Promise<PoolKeys> {
  if (!pool.keys) {
    pool.keys = await (world.state.isKept ? newKeys() : passingKeys(pool.facts.id));
    world.state.changed();
    await world.state.saved();
  }
  return { access: signingKey(pool.keys.access), id: signingKey(pool.keys.id) };
}

// In memory, all local Cognitos of a process share the keys of a pool: making keys is the slowest part of a test.
function passingKeys(pool: string): Promise<{ access: string; id: string }> {
  const known = passing.get(pool);
  if (known) return known;
  const keys = newKeys();
  passing.set(pool, keys);
  return keys;
}

const passing = new Map<string, Promise<{ access: string; id: string }>>();

async function newKeys(): Promise<{ access: string; id: string }> {
  const [access, id] = await Promise.all([newKey(), newKey()]);
  return { access, id };
}

async function newKey(): Promise<string> {
  const { privateKey } = await makePair("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function signingKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const kid = hash("sha256", publicKey.export({ type: "spki", format: "der" }), "base64");
  const header = Buffer.from(JSON.stringify({ kid, alg: "RS256" })).toString("base64url");
  return { kid, header, privateKey, publicKey };
}
