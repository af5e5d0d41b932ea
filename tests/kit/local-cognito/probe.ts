import type { Contract } from "./contract-cognito";

/** An experiment that tells which reading of a fact a pool has. */
export type Probe = (contract: Contract) => Promise<string>;

/** Where the contract's calls go. */
export const on = ({ UserPoolId }: Contract) => ({ UserPoolId });

/** How a client proves itself by the body of a token request. */
export function proof(client: { ClientId: string; ClientSecret: string }) {
  return { client_id: client.ClientId, client_secret: client.ClientSecret };
}

/** One word or the other, by whether a call is carried out or refused. */
export async function outcome(call: Promise<unknown>, done: string, refused: string): Promise<string> {
  return call.then(
    () => done,
    () => refused,
  );
}

/** The name of the error that a call is refused with. */
export async function refusedWith(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "nothing",
    (error) => error.name,
  );
}
