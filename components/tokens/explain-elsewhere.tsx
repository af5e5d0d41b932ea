"use client";

import { type SubmitEvent, useState } from "react";
import { FormFoot } from "@/components/forms/form-foot";
import { postJson, whyNoAnswer } from "@/components/forms/json-answer";
import { PASTED_MS, useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { AskedAndAnswer } from "@/components/tokens/asked-and-answer";
import { ExplainedFailure } from "@/components/tokens/explained-failure";
import type { FixTarget } from "@/components/tokens/fix-offer";
import { useAnswerFocus } from "@/components/tokens/use-answer-focus";
import { Form } from "@/components/ui/form/form";
import { PastedText } from "@/components/ui/form/pasted-text";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import { wordsIn } from "@/lib/domain/scope";
import type { Explained } from "@/lib/domain/token/fix";
import { oauthErrors } from "@/lib/domain/token/reading/oauth-error";
import { sentTypes } from "@/lib/domain/token/reading/sent";

type Props = { url: string; fixTarget: FixTarget };

type Answer =
  | { is: "none" }
  | { is: "explained"; explained: Explained; id: number }
  | { is: "denied"; message: string; id: number };

/** Explains an error of another program from the current state of the pool. No secret is needed. */
export function ExplainElsewhere({ url, fixTarget }: Props) {
  // It may hold a token.
  const { secret, hold } = useOneTimeSecret(PASTED_MS);
  const text = secret ?? "";
  const [answer, setAnswer] = useState<Answer>({ is: "none" });
  const [isPending, setPending] = useState(false);

  const { answer: shown, noteAsked } = useAnswerFocus(answer.is === "none" ? null : answer.id);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    noteAsked();
    setPending(true);
    setAnswer(await ask(url, text, form));
    setPending(false);
  }

  return (
    <AskedAndAnswer
      answer={
        answer.is === "none" ? null : (
          <section
            ref={shown}
            tabIndex={-1}
            aria-label="Explanation"
            className="min-w-0 scroll-mt-20 outline-none"
          >
            {answer.is === "denied" ? (
              <Notice tone="danger" title={answer.message} />
            ) : (
              <ExplainedFailure key={answer.id} {...answer.explained} fixTarget={fixTarget} />
            )}
          </section>
        )
      }
      empty={{
        title: "No error explained yet",
        text: "The cause appears here, and the change that fixes it where there is one.",
      }}
    >
      <Form onSubmit={submit} className="flex max-w-form flex-col gap-4">
        <h2 className="text-section font-semibold">Error from your app</h2>
        <p className="text-ink-muted">
          Paste what you have. The explanation is based on the current settings of this pool. Leave out
          secrets and tokens; they aren’t needed.
        </p>
        <PastedText
          label="Response or error message"
          hint="The response body or your app’s error message, with the status line if you have it."
          rows={3}
          placeholder='{"error":"invalid_client"}'
          value={text}
          onType={hold}
        />
        <details className="rounded-control border border-line bg-surface">
          <summary className="rounded-control px-3 py-1.5">More details (optional)</summary>
          <div className="flex flex-col gap-4 px-3 pt-1 pb-3">
            <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
              <SelectField
                label="Or select the error"
                name="error"
                defaultValue=""
                options={[
                  { value: "", label: "From the response" },
                  ...oauthErrors.map((value) => ({ value, label: value })),
                ]}
              />
              <TextField label="Status" name="status" inputMode="numeric" maxLength={3} short isOptional />
            </div>
            <TextField
              label="URL requested"
              name="url"
              mono
              isOptional
              hint="Used to check whether it’s this pool’s token endpoint."
            />
            <SelectField
              label="Content type sent"
              name="contentType"
              defaultValue=""
              options={sentTypes.map((value) => ({ value, label: typeLabels[value] ?? value }))}
            />
            <TextField
              label="Scopes requested"
              name="scopes"
              mono
              isOptional
              hint="Separate multiple scopes with spaces."
            />
          </div>
        </details>
        <FormFoot
          label="Explain this error"
          pendingLabel="Checking the pool…"
          isPending={isPending}
          refused={null}
        />
      </Form>
    </AskedAndAnswer>
  );
}

const typeLabels: Partial<Record<string, string>> = { "": "Not sure", another: "Other" };

async function ask(url: string, text: string, form: FormData): Promise<Answer> {
  const field = (name: string) => String(form.get(name) ?? "");
  const status = field("status").trim();
  const posted = await postJson<Explained>(url, {
    error: field("error"),
    // A text that is not a number becomes 0, which the field's own rule refuses.
    status: status === "" ? null : Number(status) || 0,
    text,
    url: field("url"),
    contentType: field("contentType"),
    scopes: wordsIn(field("scopes")),
  });
  const id = performance.now();
  return posted.is === "answered"
    ? { is: "explained", explained: posted.value, id }
    : { is: "denied", message: whyNoAnswer(posted), id };
}
