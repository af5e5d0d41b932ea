import { type CodeSnippet, demandedScope, type SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { kubernetesName } from "@/lib/domain/snippet/settings";
import { stringLiteral } from "@/lib/domain/text/literal";
import { keysUrl } from "@/lib/domain/token";

/** Envoy: one filter checks the token, the next one its claims. Its cluster fetches the keys over verified TLS. */
export const envoySnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "envoy",
  title: "Envoy",
  hint: "Needs Envoy 1.34 or later. Put the filters before the router filter, in this order, and add the cluster. The first answers 401 to a token that isn’t valid, the second 403 to one of another client or without the scope.",
  proof: "parsed",
  source: "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/jwt_authn_filter",
  files: [
    { name: "envoy-filters.yaml", language: "yaml", text: envoyFilters(facts) },
    { name: "envoy-cluster.yaml", language: "yaml", text: envoyCluster(facts) },
  ],
});

/** Istio: a RequestAuthentication alone lets requests without a token pass, so a policy demands the claims. */
export function istioSnippet(facts: SnippetFacts): CodeSnippet {
  const scope = demandedScope(facts);
  const snippet = {
    id: "istio",
    title: "Istio",
    source: "https://istio.io/latest/docs/reference/config/security/request_authentication/",
    proof: "parsed",
  } as const;
  // Its page on policy conditions knows prefixes and suffixes by their *, and no escape.
  if (scope.startsWith("*") || scope.endsWith("*"))
    return {
      ...snippet,
      hint: `Istio reads * at either end of a value as a wildcard, so no policy means exactly the scope ${scope}. Use Envoy’s filters, or check the scope in your API.`,
      files: [],
    };
  return {
    ...snippet,
    hint: "Apply both, with the labels of your API’s pods. RequestAuthentication alone lets requests without a token pass. The policy refuses them, and tokens of other clients or without the scope.",
    files: [{ name: "istio.yaml", language: "yaml", text: istio(facts, scope) }],
  };
}

const envoyFilters = (facts: SnippetFacts) => `- name: envoy.filters.http.jwt_authn
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication
    providers:
      cognito:
        issuer: ${stringLiteral(facts.issuer)}
        # Set no audiences: the token has no aud.
        require_expiration: true
        from_headers:
          - name: Authorization
            value_prefix: "Bearer "
        remote_jwks:
          http_uri:
            uri: ${stringLiteral(keysUrl(facts.issuer))}
            cluster: cognito_keys
            timeout: 5s
        forward: true
        payload_in_metadata: token
        normalize_payload_in_metadata:
          space_delimited_claims:
            - scope
    rules:
      - match:
          prefix: /
        requires:
          provider_name: cognito
- name: envoy.filters.http.rbac
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC
    rules:
      action: ALLOW
      policies:
        machines:
          permissions:
            - any: true
          principals:
            - and_ids:
                ids:
${envoyClaim("token_use", `string_match: { exact: access }`)}
${envoyClaim("client_id", `string_match: { exact: ${stringLiteral(facts.clientId)} }`)}
${envoyClaim("scope", `list_match: { one_of: { string_match: { exact: ${stringLiteral(demandedScope(facts))} } } }`)}`;

function envoyClaim(claim: string, match: string): string {
  return `                  - sourced_metadata:
                      metadata_matcher:
                        filter: envoy.filters.http.jwt_authn
                        path:
                          - key: token
                          - key: ${claim}
                        value: { ${match} }`;
}

function envoyCluster({ issuer }: SnippetFacts): string {
  const { hostname, port, protocol } = new URL(issuer);
  const host = stringLiteral(hostname);
  return `- name: cognito_keys
  type: STRICT_DNS
  connect_timeout: 5s
  load_assignment:
    cluster_name: cognito_keys
    endpoints:
      - lb_endpoints:
          - endpoint:
              address:
                socket_address:
                  address: ${host}
                  port_value: ${port || (protocol === "https:" ? "443" : "80")}${
                    protocol === "https:"
                      ? `
  transport_socket:
    name: envoy.transport_sockets.tls
    typed_config:
      "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
      sni: ${host}
      common_tls_context:
        # Without this, Envoy takes the keys from any server.
        validation_context:
          trusted_ca:
            filename: /etc/ssl/certs/ca-certificates.crt
          match_typed_subject_alt_names:
            - san_type: DNS
              matcher:
                exact: ${host}`
                      : ""
                  }`;
}

function istio(facts: SnippetFacts, scope: string): string {
  const name = kubernetesName(facts.name);
  const head = (kind: string) => `apiVersion: security.istio.io/v1
kind: ${kind}
metadata:
  name: ${name}
spec:
  selector:
    matchLabels:
      app: your-api`;
  const claim = (of: string, value: string) => `        - key: request.auth.claims[${of}]
          values:
            - ${stringLiteral(value)}`;
  return `${head("RequestAuthentication")}
  jwtRules:
    - issuer: ${stringLiteral(facts.issuer)}
      # Set no audiences: the token has no aud.
      jwksUri: ${stringLiteral(keysUrl(facts.issuer))}
      fromHeaders:
        - name: Authorization
          prefix: "Bearer "
      forwardOriginalToken: true
---
${head("AuthorizationPolicy")}
  action: ALLOW
  rules:
    - when:
${claim("iss", facts.issuer)}
${claim("token_use", "access")}
${claim("client_id", facts.clientId)}
${claim("scope", scope)}`;
}
