import fc from "fast-check";
import { expect, test } from "vitest";
import { mistakeInWords, type SecretMistake, secretMistake } from "@/lib/domain/token/pasted-secret";

const id = "4bcd1234efgh5678ijkl9012mn";
const secret = "1a2b3c4d5e6f7g8h9i0jklmnopqrstuv1a2b3c4d5e6f7g8h9i0j";

test.each<[SecretMistake, string]>([
  ["client-id", id],
  ["client-id", ` ${id}\n`],
  ["secret-id", `${id}--1764000000123`],
  ["id-and-secret", `${id}:${secret}`],
  ["basic", btoa(`${id}:${secret}`)],
  ["basic", btoa(`${id}:${secret}\n`)],
  ["header", `Basic ${btoa(`${id}:${secret}`)}`],
  ["header", `Authorization: Basic ${btoa(`${id}:${secret}`)}`],
  ["quoted", `"${secret}"`],
  ["quoted", `'${secret}'`],
  ["quoted", `“${secret}”`],
  ["quoted", `\`${secret}\``],
  ["assignment", `CLIENT_SECRET=${secret}`],
  ["assignment", `export CLIENT_SECRET="${secret}"`],
  ["assignment", `client_secret: ${secret}`],
  ["assignment", `clientSecret=${secret}`],
  ["assignment", `$env:CLIENT_SECRET = "${secret}"`],
  ["assignment", `Client secret: ${secret}`],
  ["arn", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-sync-AbCdEf"],
  ["arn", "arn:aws:ssm:eu-west-1:123456789012:parameter/orders/secret"],
  ["token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"],
  ["json", `{"client_id":"${id}","client_secret":"${secret}"}`],
  ["placeholder", "\u0024{CLIENT_SECRET}"],
  ["placeholder", "$CLIENT_SECRET"],
  ["placeholder", "\u0024{{ secrets.CLIENT_SECRET }}"],
  ["placeholder", "<client-secret>"],
  ["placeholder", "your-client-secret"],
  ["placeholder", "********"],
  ["placeholder", "undefined"],
  ["placeholder", "%CLIENT_SECRET%"],
  ["invisible", `${secret}\u200b`],
  ["invisible", `\ufeff${secret}`],
  ["invisible", `${secret.slice(0, 9)}\u00ad${secret.slice(9)}`],
  ["space", `${secret}\n`],
  ["space", ` ${secret}`],
  ["space", `${secret.slice(0, 9)} ${secret.slice(9)}`],
  ["other-characters", `${secret}%0A`],
  ["other-characters", `${secret}-`],
  ["too-short", "1a2b3"],
])("%s is recognised in %j", (mistake, text) => {
  expect(secretMistake(text, id)).toBe(mistake);
  for (const sentence of mistakeInWords(mistake)) expect(sentence).not.toContain(secret);
});

test("what Cognito accepts as a secret is called no mistake", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w+]{24,64}$/), (text) => {
      expect(secretMistake(text, id)).toBeNull();
    }),
  );
});
