"use client";

import { type FormEvent, useId, useState } from "react";
import { ExplainedFailure } from "@/components/tokens/explained-failure";
import type { Mending } from "@/components/tokens/fix-offer";
import { Button } from "@/components/ui/button";
import { controlLook } from "@/components/ui/form/control-look";
import { Field } from "@/components/ui/form/field";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { sentTypes } from "@/lib/domain/token/found-failure";
import { wordsIn } from "@/lib/domain/scope";
import { oauthErrors } from "@/lib/domain/token/answer";
import type { Explained } from "@/lib/domain/token/fix";

type Props = { url: string; mending: Mending };

type Answer =
  | { is: "none" }
  | { is: "explained"; explained: Explained; id: number }
  | { is: "denied"; message: string };

/** Explains an error that another program met, from the pool as it is: no secret is needed. */
export function ExplainElsewhere({ url, mending }: Props) {
  const id = useId();
  const [answer, setAnswer] = useState<Answer>({ is: "none" });
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    setPending(true);
    setAnswer(await ask(url, form));
    setPending(false);
  }

  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="cursor-pointer rounded-card p-4">
        <h2 className="inline text-section font-semibold">I got this error elsewhere</h2>
      </summary>
      <div className="flex min-w-0 flex-col gap-6 px-4 pb-4">
        <form onSubmit={submit} noValidate className="flex max-w-form flex-col gap-3">
          <p className="text-ink-muted">
            The same explanation for a program of yours, from this pool as it is now. Tell what you know.
            Leave secrets and tokens out: nothing here needs them.
          </p>
          <Field
            id={id}
            label="What came back"
            hint="The answer or the program’s message, with its status line where you have it."
          >
            {(wiring) => (
              <textarea
                {...wiring}
                name="text"
                rows={3}
                autoComplete="off"
                spellCheck={false}
                placeholder='{"error":"invalid_client"}'
                className={`${controlLook} w-full py-2 font-mono text-code wrap-anywhere`}
              />
            )}
          </Field>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            <SelectField
              label="Or the error"
              name="error"
              defaultValue=""
              options={[
                { value: "", label: "As it is in the answer" },
                ...oauthErrors.map((value) => ({ value, label: value })),
              ]}
            />
            <TextField label="Status" name="status" inputMode="numeric" maxLength={3} short />
          </div>
          <TextField label="Address it asked" name="url" mono hint="To see whether it is this pool’s." />
          <SelectField
            label="Content type it sent"
            name="contentType"
            defaultValue=""
            options={sentTypes.map((value) => ({ value, label: typeLabels[value] ?? value }))}
          />
          <TextField label="Scopes it asked for" name="scopes" mono hint="Separate several by spaces." />
          <div>
            <Button type="submit" pending={isPending} pendingLabel="Looking at the pool…">
              Explain this error
            </Button>
          </div>
        </form>
        {answer.is === "none" ? null : (
          <section aria-label="Explanation">
            {answer.is === "denied" ? (
              <Notice tone="danger" title={answer.message} />
            ) : (
              <ExplainedFailure key={answer.id} {...answer.explained} mending={mending} />
            )}
          </section>
        )}
      </div>
    </details>
  );
}

const typeLabels: Partial<Record<string, string>> = { "": "I do not know", another: "Another one" };

async function ask(url: string, form: FormData): Promise<Answer> {
  const field = (name: string) => String(form.get(name) ?? "");
  const status = field("status").trim();
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      error: field("error"),
      // What is no number is refused with the field's own rule.
      status: status === "" ? null : Number(status) || 0,
      text: field("text"),
      url: field("url"),
      contentType: field("contentType"),
      scopes: wordsIn(field("scopes")),
    }),
  }).catch(() => null);
  const body = await answer?.json().catch(() => null);
  if (!answer || !body)
    return {
      is: "denied",
      message: "The console did not answer. Nothing was changed. Try again in a moment.",
    };
  return answer.ok
    ? { is: "explained", explained: body, id: performance.now() }
    : { is: "denied", message: body.message };
}
