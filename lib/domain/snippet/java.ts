import { type CodeSnippet, type SnippetFacts, scopeText } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";
import { RENEWAL, renewal } from "@/lib/domain/token";

/** Java: the JDK alone. `synchronized` lets one thread ask while the others wait for its token. */
export const javaSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "java",
  title: "Java",
  hint: "Java 11 or later, nothing to install. Call AccessToken.get() before each request, from any thread.",
  proof: "run",
  files: [{ name: "AccessToken.java", language: "java", text: program(facts) }],
});

const program = (facts: SnippetFacts) => `import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class AccessToken {
    private static final String TOKEN_URL = ${stringLiteral(facts.tokenUrl)};
    private static final String CLIENT_ID = ${stringLiteral(facts.clientId)};
    private static final String SCOPE = ${stringLiteral(scopeText(facts))};

    private static final Pattern TOKEN = Pattern.compile("\\"access_token\\"\\\\s*:\\\\s*\\"([^\\"]+)\\"");
    private static final Pattern LIFE = Pattern.compile("\\"expires_in\\"\\\\s*:\\\\s*(\\\\d+)");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static String token;
    private static long renewAt;

    private AccessToken() {}

    /** A token that is good for another while: from memory, or from Cognito. */
    public static synchronized String get() throws IOException, InterruptedException {
        long now = System.nanoTime();
        if (token == null || now - renewAt >= 0) {
            long life = ask();
            // ${renewal}
            renewAt = now + Duration.ofSeconds(life - Math.max(life / ${RENEWAL.part}, ${RENEWAL.seconds})).toNanos();
        }
        return token;
    }

    private static long ask() throws IOException, InterruptedException {
        String secret = System.getenv("CLIENT_SECRET");
        if (secret == null || secret.isEmpty()) throw new IllegalStateException("Set CLIENT_SECRET first.");
        String form = "grant_type=client_credentials"
                + (SCOPE.isEmpty() ? "" : "&scope=" + URLEncoder.encode(SCOPE, StandardCharsets.UTF_8));
        byte[] pair = (CLIENT_ID + ":" + secret).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(TOKEN_URL))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        String said = answer.body();
        Matcher found = TOKEN.matcher(said);
        Matcher life = LIFE.matcher(said);
        if (answer.statusCode() != 200 || !found.find() || !life.find())
            throw new IOException("The token endpoint answered " + answer.statusCode() + ": "
                    + said.substring(0, Math.min(300, said.length())));
        token = found.group(1);
        return Long.parseLong(life.group(1));
    }
}`;
