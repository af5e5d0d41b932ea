import { Notice } from "@/components/ui/notice";
import { CodeBlock } from "@/components/ui/text/code-block";

/** The code of a client that gets its tokens only by GetClientToken. */
export const ClientTokenCode = ({ command }: { command: string }) => (
  <>
    <Notice tone="info" title="This client gets its tokens by GetClientToken">
      It can’t use the pool’s token endpoint. Call GetClientToken with an AWS SDK or the AWS CLI: the call
      needs no AWS credentials. Keep each token until shortly before it expires.
    </Notice>
    <CodeBlock title="AWS CLI, with the secret in CLIENT_SECRET" code={command} copyWhat="command" />
  </>
);
