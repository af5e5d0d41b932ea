import type { CodeSnippet, SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { csharpSnippet, powerShellSnippet } from "@/lib/domain/snippet/dotnet";
import { goSnippet } from "@/lib/domain/snippet/go";
import { javaSnippet } from "@/lib/domain/snippet/java";
import { nodeSnippet } from "@/lib/domain/snippet/node";
import { postmanSnippet } from "@/lib/domain/snippet/postman";
import { pythonSnippet } from "@/lib/domain/snippet/python";
import { awsCliSnippet, envSnippet, gitHubSnippet, kubernetesSnippet } from "@/lib/domain/snippet/settings";
import { shellSnippet } from "@/lib/domain/snippet/shell";
import { verifierSnippets } from "@/lib/domain/snippet/verifier";
import { goVerifierSnippet } from "@/lib/domain/snippet/verifier-go";

/** All snippets of a client except those for curl, in groups. */
export function snippetGroups(facts: SnippetFacts): { title: string; snippets: CodeSnippet[] }[] {
  return [
    {
      title: "Programs",
      snippets: [
        shellSnippet,
        powerShellSnippet,
        nodeSnippet,
        pythonSnippet,
        goSnippet,
        javaSnippet,
        csharpSnippet,
      ].map((make) => make(facts)),
    },
    {
      title: "Settings and tools",
      snippets: [envSnippet, kubernetesSnippet, gitHubSnippet, awsCliSnippet, postmanSnippet].map((make) =>
        make(facts),
      ),
    },
    { title: "In your API", snippets: [...verifierSnippets(facts), goVerifierSnippet(facts)] },
  ];
}
