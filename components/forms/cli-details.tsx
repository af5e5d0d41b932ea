import { CodeBlock } from "@/components/ui/text/code-block";

/** The same act as a command, folded at first. */
export function CliDetails({ command }: { command: string }) {
  return (
    <details>
      <summary className="cursor-pointer text-table">AWS CLI equivalent</summary>
      <div className="mt-2 max-h-64 overflow-y-auto">
        <CodeBlock title="AWS CLI" copyWhat="AWS CLI command" code={command} wrap />
      </div>
    </details>
  );
}
