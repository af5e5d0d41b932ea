import { type CodeSnippet, type SnippetFacts, scopeText } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";
import { RENEWAL, renewal } from "@/lib/domain/token";

/** Python: the standard library alone. One thread asks, the others wait for its token. */
export const pythonSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "python",
  title: "Python",
  hint: "Python 3.8 or later, nothing to install. Call access_token() before each request, from any thread.",
  proof: "run",
  files: [{ name: "access_token.py", language: "python", text: program(facts) }],
});

const program = (facts: SnippetFacts) => `import base64
import json
import os
import threading
import time
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

TOKEN_URL = ${stringLiteral(facts.tokenUrl)}
CLIENT_ID = ${stringLiteral(facts.clientId)}
SCOPE = ${stringLiteral(scopeText(facts))}


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_opener = build_opener(_NoRedirect)
_lock = threading.Lock()
_token = ""
_renew_at = float("-inf")


def access_token() -> str:
    """A token that is good for another while: from memory, or from Cognito."""
    global _token, _renew_at
    with _lock:
        now = time.monotonic()
        if now >= _renew_at:
            _token, life = _ask()
            # ${renewal}
            _renew_at = now + life - max(life / ${RENEWAL.part}, ${RENEWAL.seconds})
        return _token


def _ask():
    secret = os.environ.get("CLIENT_SECRET")
    if not secret:
        raise RuntimeError("Set CLIENT_SECRET first.")
    form = {"grant_type": "client_credentials"}
    if SCOPE:
        form["scope"] = SCOPE
    basic = base64.b64encode(f"{CLIENT_ID}:{secret}".encode()).decode()
    request = Request(
        TOKEN_URL,
        data=urlencode(form).encode(),
        headers={
            "Authorization": f"Basic {basic}",
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    try:
        with _opener.open(request, timeout=10) as answer:
            said = json.load(answer)
    except HTTPError as error:
        text = error.read(300).decode("utf-8", "replace")
        raise RuntimeError(f"The token endpoint answered {error.code}: {text}") from None
    return said["access_token"], said["expires_in"]`;
