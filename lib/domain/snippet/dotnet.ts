import { type CodeSnippet, type SnippetFacts, scopeText } from "@/lib/domain/snippet/code-snippet";
import { powerShellLiteral, stringLiteral } from "@/lib/domain/text/literal";
import { RENEWAL, renewal } from "@/lib/domain/token";

/** C#: .NET alone. A semaphore lets one caller ask while the others wait for its token. */
export const csharpSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "csharp",
  title: "C#",
  hint: ".NET 6 or later, nothing to install. Await AccessToken.GetAsync() before each request, from any task.",
  proof: "reviewed",
  files: [{ name: "AccessToken.cs", language: "csharp", text: csharp(facts) }],
});

/** PowerShell: a function that keeps the token in the session that loaded it. */
export const powerShellSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "powershell",
  title: "PowerShell",
  hint: "PowerShell 7. Load it with . ./Get-AccessToken.ps1 and call Get-AccessToken before each request.",
  proof: "reviewed",
  files: [{ name: "Get-AccessToken.ps1", language: "powershell", text: powerShell(facts) }],
});

const csharp = (facts: SnippetFacts) => `using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

public static class AccessToken
{
    private const string TokenUrl = ${stringLiteral(facts.tokenUrl)};
    private const string ClientId = ${stringLiteral(facts.clientId)};
    private const string Scope = ${stringLiteral(scopeText(facts))};

    private static readonly HttpClient Client = new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static string token = "";
    private static long renewAt = long.MinValue;

    /// <summary>A token that is good for another while: from memory, or from Cognito.</summary>
    public static async Task<string> GetAsync(CancellationToken cancel = default)
    {
        await Turn.WaitAsync(cancel);
        try
        {
            var now = Environment.TickCount64;
            if (now >= renewAt)
            {
                var life = await AskAsync(cancel);
                // ${renewal}
                renewAt = now + 1000 * (life - Math.Max(life / ${RENEWAL.part}, ${RENEWAL.seconds}));
            }
            return token;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<long> AskAsync(CancellationToken cancel)
    {
        var secret = Environment.GetEnvironmentVariable("CLIENT_SECRET");
        if (string.IsNullOrEmpty(secret)) throw new InvalidOperationException("Set CLIENT_SECRET first.");
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (Scope != "") form["scope"] = Scope;
        using var request = new HttpRequestMessage(HttpMethod.Post, TokenUrl)
        {
            Content = new FormUrlEncodedContent(form),
        };
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes(ClientId + ":" + secret));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        using var answer = await Client.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException(
                "The token endpoint answered " + (int)answer.StatusCode + ": " + text[..Math.Min(300, text.Length)]);
        using var said = JsonDocument.Parse(text);
        token = said.RootElement.GetProperty("access_token").GetString() ?? "";
        return said.RootElement.GetProperty("expires_in").GetInt64();
    }
}`;

const powerShell = (facts: SnippetFacts) => `$TokenUrl = ${powerShellLiteral(facts.tokenUrl)}
$ClientId = ${powerShellLiteral(facts.clientId)}
$Scope = ${powerShellLiteral(scopeText(facts))}

function Get-AccessToken {
  if ($script:Token -and [DateTime]::UtcNow -lt $script:RenewAt) { return $script:Token }
  if (-not $env:CLIENT_SECRET) { throw 'Set CLIENT_SECRET first.' }
  $pair = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($ClientId + ':' + $env:CLIENT_SECRET))
  $form = @{ grant_type = 'client_credentials' }
  if ($Scope) { $form.scope = $Scope }
  $askedAt = [DateTime]::UtcNow
  $answer = Invoke-RestMethod -Method Post -Uri $TokenUrl -Body $form -TimeoutSec 10 -MaximumRedirection 0 -Headers @{
    Authorization = 'Basic ' + $pair
  }
  $margin = [Math]::Max($answer.expires_in / ${RENEWAL.part}, ${RENEWAL.seconds})
  $script:Token = $answer.access_token
  $script:RenewAt = $askedAt.AddSeconds($answer.expires_in - $margin)
  return $script:Token
}`;
