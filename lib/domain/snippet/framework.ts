import { type CodeSnippet, demandedScope, type SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";

/** Frameworks for APIs that check tokens themselves, set up for tokens without `aud`. */
export const frameworkSnippets = (facts: SnippetFacts): CodeSnippet[] => [
  {
    id: "spring",
    title: "Spring Security",
    hint: "Needs org.springframework.boot:spring-boot-starter-oauth2-resource-server. Don’t set the property audiences: it requires an aud, which these tokens don’t have.",
    proof: "reviewed",
    source: "https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html",
    files: [{ name: "ApiSecurity.java", language: "java", text: spring(facts) }],
  },
  {
    id: "aspnet",
    title: "ASP.NET Core",
    hint: "Needs .NET 8 or later and Microsoft.AspNetCore.Authentication.JwtBearer. The policy applies to every endpoint without a policy of its own.",
    proof: "reviewed",
    source:
      "https://learn.microsoft.com/en-us/aspnet/core/security/authentication/configure-jwt-bearer-authentication",
    files: [{ name: "Program.cs", language: "csharp", text: aspNet(facts) }],
  },
];

const spring = (facts: SnippetFacts) => `import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class ApiSecurity {
    private static final String ISSUER = ${stringLiteral(facts.issuer)};
    private static final Set<String> CLIENT_IDS = Set.of(${stringLiteral(facts.clientId)});
    private static final String SCOPE = ${stringLiteral(demandedScope(facts))};

    /** Every request needs a token with SCOPE. */
    @Bean
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_" + SCOPE))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Checks client_id in place of aud, which these tokens don't have. */
    @Bean
    JwtDecoder jwtDecoder() {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(ISSUER + "/.well-known/jwks.json").build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                JwtValidators.createDefaultWithIssuer(ISSUER),
                new JwtClaimValidator<Object>("exp", Objects::nonNull),
                new JwtClaimValidator<String>("token_use", "access"::equals),
                new JwtClaimValidator<String>("client_id", id -> id != null && CLIENT_IDS.contains(id))));
        return decoder;
    }
}`;

const aspNet = (facts: SnippetFacts) => `using Microsoft.AspNetCore.Authentication.JwtBearer;

const string issuer = ${stringLiteral(facts.issuer)};
const string clientId = ${stringLiteral(facts.clientId)};
const string scope = ${stringLiteral(demandedScope(facts))};

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = issuer;
    options.MapInboundClaims = false;
    options.TokenValidationParameters.ValidIssuer = issuer;
    options.TokenValidationParameters.ValidAlgorithms = new[] { "RS256" };
    // These tokens don't have an aud. The policy checks client_id instead.
    options.TokenValidationParameters.ValidateAudience = false;
});

builder.Services.AddAuthorizationBuilder().AddFallbackPolicy("machines", policy => policy
    .RequireAuthenticatedUser()
    .RequireClaim("token_use", "access")
    .RequireClaim("client_id", clientId)
    .RequireAssertion(it => it.User.FindAll("scope").Any(claim => claim.Value.Split(' ').Contains(scope))));

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/", () => "Hello");
app.Run();`;
