import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import { legal } from "@/tests/kit/legal-values";
import { expectToProtect, fileOf, type Gate, nastyFacts, words } from "./gate";

const text = z.string();
const exact = z.strictObject({ exact: text });

const filters = z.tuple([
  z.strictObject({
    name: z.literal("envoy.filters.http.jwt_authn"),
    typed_config: z.strictObject({
      "@type": z.literal("type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication"),
      // Strict: audiences beside these would refuse every token.
      providers: z.strictObject({
        cognito: z.strictObject({
          issuer: text,
          require_expiration: z.literal(true),
          from_headers: z.tuple([
            z.strictObject({ name: z.literal("Authorization"), value_prefix: z.literal("Bearer ") }),
          ]),
          remote_jwks: z.strictObject({
            http_uri: z.strictObject({ uri: text, cluster: z.literal("cognito_keys"), timeout: text }),
          }),
          forward: z.literal(true),
          payload_in_metadata: text,
          normalize_payload_in_metadata: z.strictObject({ space_delimited_claims: z.array(text) }),
        }),
      }),
      rules: z.tuple([
        z.strictObject({
          match: z.strictObject({ prefix: z.literal("/") }),
          requires: z.strictObject({ provider_name: z.literal("cognito") }),
        }),
      ]),
    }),
  }),
  z.strictObject({
    name: z.literal("envoy.filters.http.rbac"),
    typed_config: z.strictObject({
      "@type": z.literal("type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC"),
      rules: z.strictObject({
        action: z.literal("ALLOW"),
        policies: z.strictObject({
          machines: z.strictObject({
            permissions: z.tuple([z.strictObject({ any: z.literal(true) })]),
            principals: z.tuple([
              z.strictObject({
                and_ids: z.strictObject({
                  ids: z.array(
                    z.strictObject({
                      sourced_metadata: z.strictObject({
                        metadata_matcher: z.strictObject({
                          filter: z.literal("envoy.filters.http.jwt_authn"),
                          path: z.tuple([z.strictObject({ key: text }), z.strictObject({ key: text })]),
                          value: z.union([
                            z.strictObject({ string_match: exact }),
                            z.strictObject({
                              list_match: z.strictObject({
                                one_of: z.strictObject({ string_match: exact }),
                              }),
                            }),
                          ]),
                        }),
                      }),
                    }),
                  ),
                }),
              }),
            ]),
          }),
        }),
      }),
    }),
  }),
]);

/** The two filters in a row. Their metadata has a list only for claims that the first one splits. */
function envoy(file: string): Gate {
  const [first, second] = filters.parse(parse(file));
  const { issuer, payload_in_metadata, normalize_payload_in_metadata } = first.typed_config.providers.cognito;
  const lists = normalize_payload_in_metadata.space_delimited_claims;
  const [{ and_ids }] = second.typed_config.rules.policies.machines.principals;
  return (claims) =>
    claims.iss === issuer &&
    and_ids.ids.every(({ sourced_metadata: { metadata_matcher } }) => {
      const [{ key }, { key: name }] = metadata_matcher.path;
      const { value } = metadata_matcher;
      if (key !== payload_in_metadata) return false;
      if ("string_match" in value) return !lists.includes(name) && claims[name] === value.string_match.exact;
      return lists.includes(name) && words(claims[name]).includes(value.list_match.one_of.string_match.exact);
    });
}

test("Envoy takes tokens of this client with this scope, whatever Cognito allows in it", () => {
  expectToProtect(envoy(fileOf(nastyFacts(), "envoy-filters.yaml")), nastyFacts());
  fc.assert(
    fc.property(legal, (input) => {
      const facts = { ...nastyFacts(), ...input, scopes: input.scopes.slice(0, 1) };
      expectToProtect(envoy(fileOf(facts, "envoy-filters.yaml")), facts);
    }),
    { numRuns: 30 },
  );
});

test("Envoy fetches the keys from the issuer’s host alone, with its certificate checked", () => {
  const [cluster] = parse(fileOf(nastyFacts(), "envoy-cluster.yaml"));
  const host = "cognito-idp.eu-west-1.amazonaws.com";
  expect(cluster.load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address).toEqual({
    address: host,
    port_value: 443,
  });
  const { sni, common_tls_context } = cluster.transport_socket.typed_config;
  expect(sni).toBe(host);
  expect(common_tls_context.validation_context).toEqual({
    trusted_ca: { filename: "/etc/ssl/certs/ca-certificates.crt" },
    match_typed_subject_alt_names: [{ san_type: "DNS", matcher: { exact: host } }],
  });
  const [local] = parse(
    fileOf({ ...nastyFacts(), issuer: "http://127.0.0.1:9400/dev" }, "envoy-cluster.yaml"),
  );
  expect(local.load_assignment.endpoints[0].lb_endpoints[0].endpoint.address.socket_address).toEqual({
    address: "127.0.0.1",
    port_value: 9400,
  });
  expect(local.transport_socket).toBeUndefined();
});

const selector = z.strictObject({ matchLabels: z.strictObject({ app: z.literal("your-api") }) });
const object = { apiVersion: z.literal("security.istio.io/v1"), metadata: z.strictObject({ name: text }) };
const istioObjects = z.tuple([
  z.strictObject({
    ...object,
    kind: z.literal("RequestAuthentication"),
    spec: z.strictObject({
      selector,
      jwtRules: z.tuple([
        z.strictObject({
          issuer: text,
          jwksUri: text,
          fromHeaders: z.tuple([
            z.strictObject({ name: z.literal("Authorization"), prefix: z.literal("Bearer ") }),
          ]),
          forwardOriginalToken: z.literal(true),
        }),
      ]),
    }),
  }),
  z.strictObject({
    ...object,
    kind: z.literal("AuthorizationPolicy"),
    spec: z.strictObject({
      selector,
      action: z.literal("ALLOW"),
      rules: z.tuple([
        z.strictObject({ when: z.array(z.strictObject({ key: text, values: z.tuple([text]) })) }),
      ]),
    }),
  }),
]);

/** A value of a policy: a * at either end makes it a suffix or a prefix (its page on conditions). */
function matches(value: string, claim: string): boolean {
  if (value === "*") return claim !== "";
  if (value.startsWith("*")) return claim.endsWith(value.slice(1));
  return value.endsWith("*") ? claim.startsWith(value.slice(0, -1)) : claim === value;
}

/** Both objects together. Istio splits the claim scope at its spaces. */
function istio(file: string): Gate {
  const [authentication, policy] = istioObjects.parse(parseAllDocuments(file).map((it) => it.toJS()));
  const [{ issuer }] = authentication.spec.jwtRules;
  const [{ when }] = policy.spec.rules;
  return (claims) =>
    claims.iss === issuer &&
    when.every(({ key, values: [value] }) => {
      const name = /^request\.auth\.claims\[(\w+)\]$/.exec(key)?.[1] ?? "";
      const claim = claims[name];
      return (
        claim !== undefined && (name === "scope" ? words(claim) : [claim]).some((it) => matches(value, it))
      );
    });
}

test("Istio takes tokens of this client with this scope, or offers no policy", () => {
  expectToProtect(istio(fileOf(nastyFacts(), "istio.yaml")), nastyFacts());
  fc.assert(
    fc.property(legal, (input) => {
      const facts = { ...nastyFacts(), ...input, scopes: input.scopes.slice(0, 1) };
      const file = fileOf(facts, "istio.yaml");
      if (file !== "") expectToProtect(istio(file), facts);
      else expect(facts.scopes[0]).toMatch(/^\*|\*$/);
    }),
    { numRuns: 60 },
  );
});

test("where Istio would read a wildcard, the hint says what to use instead", () => {
  for (const scope of ["a/*", "*a/b"]) {
    const snippet = snippetGroups(nastyFacts(scope))
      .flatMap(({ snippets }) => snippets)
      .find(({ id }) => id === "istio");
    expect(snippet?.files).toEqual([]);
    expect(snippet?.hint).toContain(scope);
  }
});
