import { geist } from "./geist";

/** The content of the login page. Texts are not escaped yet; this file escapes them. */
export type LoginForm = {
  title: string;
  /** Where the form posts to. */
  action: string;
  formKey: string;
  /** The label of the name field: "Email" or "Username". */
  nameLabel: string;
  name: string;
  problem: string | null;
  /** Whether the terminal shows an account that can sign in here. */
  hasPrintedAccounts: boolean;
  styleNonce: string;
};

/** The page that asks for a name and a password. */
export function loginPage(form: LoginForm): string {
  const type = form.nameLabel === "Email" ? "email" : "text";
  return page(
    form.title,
    `${form.hasPrintedAccounts ? accountsHint : ""}${alert(form.problem)}
<form method="post" action="${escaped(form.action)}">
<input type="hidden" name="_csrf" value="${escaped(form.formKey)}">
<label for="username">${escaped(form.nameLabel)}</label>
<input id="username" name="username" type="${type}" value="${escaped(form.name)}" autocomplete="username" required${form.problem ? "" : " autofocus"}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${form.problem ? " autofocus" : ""}>
<button>Sign in</button>
</form>`,
    form.styleNonce,
  );
}

/** The page for a person whose password was set by an administrator. */
export function newPasswordPage(form: LoginForm & { challenge: string; rules: string }): string {
  return page(
    form.title,
    `<p>Your password was set by an administrator. Choose a new one.</p>
${alert(form.problem)}
<form method="post" action="${escaped(form.action)}">
<input type="hidden" name="_csrf" value="${escaped(form.formKey)}">
<input type="hidden" name="challenge" value="${escaped(form.challenge)}">
<label for="new-password">New password</label>
<input id="new-password" name="new_password" type="password" autocomplete="new-password" aria-describedby="rules" required autofocus>
<p id="rules" class="hint">${escaped(form.rules)}</p>
<button>Save and sign in</button>
</form>`,
    form.styleNonce,
  );
}

/** A page with one sentence about what went wrong. */
export function problemPage(sentence: string, styleNonce: string): string {
  return page("This sign-in can’t continue", alert(sentence), styleNonce);
}

const accountsHint = `<p>Use one of the accounts that the terminal printed when this local Cognito started: email address, password and role, one account per line.</p>
`;

function alert(sentence: string | null): string {
  return sentence === null ? "" : `<p role="alert">${escaped(sentence)}</p>`;
}

function page(title: string, content: string, styleNonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Local Cognito</title>
<style nonce="${escaped(styleNonce)}">${style}</style>
</head>
<body>
<main>
<div class="name">Local Cognito</div>
<h1>${escaped(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

// The look of the console's own pages, in this program's own style sheet.
const style = `
@font-face { font-family: Geist; font-weight: 100 900; src: url(data:font/woff2;base64,${geist}) format("woff2"); }
:root { color-scheme: light dark; --ink: light-dark(#16171d, #ededf2); --muted: light-dark(#50525f, #acaeba);
  --canvas: light-dark(#f8f8fa, #0f1014); --surface: light-dark(#fff, #15161b); --line: light-dark(#e5e5eb, #292a33);
  --edge: light-dark(#868896, #6f717f); --accent: light-dark(#4a45d1, #5d59e8);
  --accent-strong: light-dark(#3d38b8, #504bd6); --focus: light-dark(#4a45d1, #8f8cff);
  --danger: light-dark(#9f182d, #ffa1aa); --danger-soft: light-dark(#fdecee, #32161b); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 16px; background: var(--canvas);
  color: var(--ink); font: 14px/20px Geist, system-ui, sans-serif; -webkit-font-smoothing: antialiased; }
main { display: grid; gap: 16px; width: 100%; max-width: 448px; padding: 24px; background: var(--surface);
  border: 1px solid var(--line); border-radius: 10px; }
.name { font-size: 13px; line-height: 24px; font-weight: 600; color: var(--muted); }
h1 { margin: -8px 0 0; font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -0.025em;
  overflow-wrap: anywhere; }
form { display: grid; gap: 4px; }
label { font-weight: 500; }
input { width: 100%; height: 32px; margin-bottom: 12px; padding: 0 12px; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--edge); border-radius: 6px; }
button { justify-self: start; height: 32px; margin-top: 4px; padding: 0 12px; font: inherit; font-weight: 500;
  color: #fff; cursor: pointer; background: var(--accent); border: 1px solid transparent; border-radius: 6px; }
button:hover { background: var(--accent-strong); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
p { margin: 0; color: var(--muted); }
.hint { margin: -8px 0 8px; font-size: 12px; line-height: 16px; }
[role=alert] { padding: 8px 12px; color: var(--danger); background: var(--danger-soft);
  border: 1px solid currentColor; border-radius: 6px; }
`;
