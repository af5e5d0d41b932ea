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
  styleNonce: string;
};

/** The page that asks for a name and a password. */
export function loginPage(form: LoginForm): string {
  const type = form.nameLabel === "Email" ? "email" : "text";
  return page(
    form.title,
    `${alert(form.problem)}
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
export function newPasswordPage(form: LoginForm & { challenge: string }): string {
  return page(
    form.title,
    `<p>Your password was set by an administrator. Choose a new one.</p>
${alert(form.problem)}
<form method="post" action="${escaped(form.action)}">
<input type="hidden" name="_csrf" value="${escaped(form.formKey)}">
<input type="hidden" name="challenge" value="${escaped(form.challenge)}">
<label for="new-password">New password</label>
<input id="new-password" name="new_password" type="password" autocomplete="new-password" aria-describedby="rules" required autofocus>
<p id="rules">At least 8 characters with an upper-case letter, a lower-case letter, a digit and a symbol.</p>
<button>Save and sign in</button>
</form>`,
    form.styleNonce,
  );
}

/** A page with one sentence about what went wrong. */
export function problemPage(sentence: string, styleNonce: string): string {
  return page("This sign-in can’t continue", alert(sentence), styleNonce);
}

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
<title>${escaped(title)}</title>
<style nonce="${escaped(styleNonce)}">${style}</style>
</head>
<body>
<main>
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

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1c22, #ecedf2); --muted: light-dark(#5b5d6b, #a5a8b8);
  --canvas: light-dark(#f4f5f8, #111218); --surface: light-dark(#fff, #1a1c24); --line: light-dark(#7f8293, #737689);
  --accent: light-dark(#4548c4, #8f95ff); --on-accent: light-dark(#fff, #12131c);
  --danger: light-dark(#a11a2b, #ffb3ba); --danger-soft: light-dark(#fdecee, #3a1a20); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--canvas);
  color: var(--ink); font: 14px/20px system-ui, sans-serif; }
main { width: 100%; max-width: 380px; padding: 32px; background: var(--surface); border-radius: 10px;
  box-shadow: 0 1px 2px rgb(0 0 0 / .08), 0 8px 24px rgb(0 0 0 / .08); }
h1 { margin: 0 0 24px; font-size: 20px; line-height: 28px; font-weight: 600; overflow-wrap: anywhere; }
form { display: grid; gap: 4px; }
label { font-weight: 500; }
input { width: 100%; height: 40px; margin-bottom: 12px; padding: 0 12px; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--line); border-radius: 6px; }
button { height: 40px; margin-top: 8px; font: inherit; font-weight: 600; color: var(--on-accent); cursor: pointer;
  background: var(--accent); border: 0; border-radius: 6px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
p { margin: 0 0 16px; color: var(--muted); }
[role=alert] { padding: 8px 12px; color: var(--danger); background: var(--danger-soft);
  border: 1px solid currentColor; border-radius: 6px; }
`;
