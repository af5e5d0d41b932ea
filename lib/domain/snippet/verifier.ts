import { type CodeSnippet, demandedScope, type SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";

/**
 * Programs that check a token as an API should: signature by the pool's own keys, issuer, expiry, `token_use`,
 * `client_id` and scope. They do not check `aud`, which tokens of client_credentials do not carry.
 */
export const verifierSnippets = (facts: SnippetFacts): CodeSnippet[] => [
  {
    id: "verify-node",
    title: "Verify in Node",
    hint: "npm install jose. Pass the token without “Bearer”. Throws an error if the token is invalid.",
    proof: "run",
    files: [{ name: "verify.mjs", language: "javascript", text: node(facts) }],
  },
  {
    id: "verify-python",
    title: "Verify in Python",
    hint: "pip install pyjwt[crypto]. Pass the token without “Bearer”. Raises an exception if the token is invalid.",
    proof: "run",
    files: [{ name: "verify.py", language: "python", text: python(facts) }],
  },
  {
    id: "verify-java",
    title: "Verify in Java",
    hint: "Needs com.nimbusds:nimbus-jose-jwt. Pass the token without “Bearer”. Throws an error if the token is invalid.",
    proof: "reviewed",
    files: [{ name: "Verifier.java", language: "java", text: java(facts) }],
  },
];

const clients = ({ clientId }: SnippetFacts) => stringLiteral(clientId);
const scope = (facts: SnippetFacts) => stringLiteral(demandedScope(facts));

const node = (facts: SnippetFacts) => `import { createRemoteJWKSet, jwtVerify } from "jose";

const issuer = ${stringLiteral(facts.issuer)};
const clientIds = [${clients(facts)}];
const keys = createRemoteJWKSet(new URL(issuer + "/.well-known/jwks.json"));

/** The claims of a token that may use \`scope\`. */
export async function verify(token, scope = ${scope(facts)}) {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    algorithms: ["RS256"],
    requiredClaims: ["exp", "client_id"],
    clockTolerance: 5,
  });
  if (payload.token_use !== "access") throw new Error("This is no access token.");
  if (!clientIds.includes(payload.client_id)) throw new Error("The token belongs to another client.");
  if (!String(payload.scope ?? "").split(" ").includes(scope)) throw new Error("The token lacks the scope " + scope + ".");
  return payload;
}`;

const python = (facts: SnippetFacts) => `import jwt

ISSUER = ${stringLiteral(facts.issuer)}
CLIENT_IDS = {${clients(facts)}}

_keys = jwt.PyJWKClient(ISSUER + "/.well-known/jwks.json")


def verify(token: str, scope: str = ${scope(facts)}) -> dict:
    """The claims of a token that may use \`scope\`."""
    claims = jwt.decode(
        token,
        _keys.get_signing_key_from_jwt(token).key,
        algorithms=["RS256"],
        issuer=ISSUER,
        leeway=5,
        options={"require": ["exp", "iss", "client_id"], "verify_aud": False},
    )
    if claims.get("token_use") != "access":
        raise ValueError("This is no access token.")
    if claims["client_id"] not in CLIENT_IDS:
        raise ValueError("The token belongs to another client.")
    if scope not in claims.get("scope", "").split(" "):
        raise ValueError(f"The token lacks the scope {scope}.")
    return claims`;

const java = (facts: SnippetFacts) => `import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.List;
import java.util.Set;

public final class Verifier {
    private static final String ISSUER = ${stringLiteral(facts.issuer)};
    private static final Set<String> CLIENT_IDS = Set.of(${clients(facts)});
    private static final String SCOPE = ${scope(facts)};

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public Verifier() throws Exception {
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(URI.create(ISSUER + "/.well-known/jwks.json").toURL()).build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(ISSUER).claim("token_use", "access").build();
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(exact, Set.of("exp", "client_id")));
    }

    /** The claims of a token that may use SCOPE. */
    public JWTClaimsSet verify(String token) throws Exception {
        JWTClaimsSet claims = processor.process(token, null);
        if (!CLIENT_IDS.contains(claims.getStringClaim("client_id")))
            throw new BadJWTException("The token belongs to another client.");
        String scopes = claims.getStringClaim("scope");
        if (scopes == null || !List.of(scopes.split(" ")).contains(SCOPE))
            throw new BadJWTException("The token lacks the scope " + SCOPE + ".");
        return claims;
    }
}`;
