import { agentCoreSnippet } from "@/lib/domain/snippet/agent-core";
import { apiGatewaySnippets } from "@/lib/domain/snippet/api-gateway";
import type { CodeSnippet, SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { csharpSnippet, powerShellSnippet } from "@/lib/domain/snippet/dotnet";
import { frameworkSnippets } from "@/lib/domain/snippet/framework";
import { goSnippet } from "@/lib/domain/snippet/go";
import { javaSnippet } from "@/lib/domain/snippet/java";
import { loadBalancerSnippet } from "@/lib/domain/snippet/load-balancer";
import { envoySnippet, istioSnippet } from "@/lib/domain/snippet/mesh";
import { nodeSnippet } from "@/lib/domain/snippet/node";
import { postmanSnippet } from "@/lib/domain/snippet/postman";
import { pythonSnippet } from "@/lib/domain/snippet/python";
import { awsCliSnippet, envSnippet, gitHubSnippet, kubernetesSnippet } from "@/lib/domain/snippet/settings";
import { shellSnippet } from "@/lib/domain/snippet/shell";
import { verifierSnippets } from "@/lib/domain/snippet/verifier";
import { goVerifierSnippet } from "@/lib/domain/snippet/verifier-go";

/** Snippets of one kind: for those who `call` an API, or for those who `protect` one. */
export type SnippetGroup = {
  readonly side: "call" | "protect";
  readonly title: string;
  /** Its folder in the starter kit. */
  readonly folder: string;
  readonly snippets: readonly CodeSnippet[];
};

/** All snippets of a client except those for curl, in groups. */
export function snippetGroups(facts: SnippetFacts): SnippetGroup[] {
  return [
    {
      side: "call",
      title: "Programs",
      folder: "programs",
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
      side: "call",
      title: "Settings and tools",
      folder: "settings",
      snippets: [envSnippet, kubernetesSnippet, gitHubSnippet, awsCliSnippet, postmanSnippet].map((make) =>
        make(facts),
      ),
    },
    {
      side: "protect",
      title: "In your API",
      folder: "api",
      snippets: [...verifierSnippets(facts), goVerifierSnippet(facts), ...frameworkSnippets(facts)],
    },
    {
      side: "protect",
      title: "In front of your API",
      folder: "api",
      snippets: [
        ...apiGatewaySnippets(facts),
        ...[loadBalancerSnippet, agentCoreSnippet, envoySnippet, istioSnippet].map((make) => make(facts)),
      ],
    },
  ];
}
