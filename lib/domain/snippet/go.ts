import { type CodeSnippet, type SnippetFacts, scopeText } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";
import { RENEWAL, renewal } from "@/lib/domain/token";

/** Go: the standard library alone. A mutex lets one goroutine ask while the others wait for its token. */
export const goSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "go",
  title: "Go",
  hint: "Go 1.19 or later, nothing to install. Call AccessToken before each request, from any goroutine.",
  proof: "run",
  files: [{ name: "token.go", language: "go", text: program(facts) }],
});

const program = (facts: SnippetFacts) => `package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"
)

const tokenURL = ${stringLiteral(facts.tokenUrl)}
const clientID = ${stringLiteral(facts.clientId)}
const scope = ${stringLiteral(scopeText(facts))}

var tokenClient = &http.Client{
	Timeout: 10 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	},
}

var kept struct {
	sync.Mutex
	token   string
	renewAt time.Time
}

// AccessToken gives a token that is good for another while: from memory, or from Cognito.
func AccessToken(ctx context.Context) (string, error) {
	kept.Lock()
	defer kept.Unlock()
	now := time.Now()
	if now.Before(kept.renewAt) {
		return kept.token, nil
	}
	token, life, err := askForToken(ctx)
	if err != nil {
		return "", err
	}
	// ${renewal}
	margin := life / ${RENEWAL.part}
	if margin < ${RENEWAL.seconds}*time.Second {
		margin = ${RENEWAL.seconds} * time.Second
	}
	kept.token, kept.renewAt = token, now.Add(life-margin)
	return token, nil
}

func askForToken(ctx context.Context) (string, time.Duration, error) {
	secret := os.Getenv("CLIENT_SECRET")
	if secret == "" {
		return "", 0, errors.New("set CLIENT_SECRET first")
	}
	form := url.Values{"grant_type": {"client_credentials"}}
	if scope != "" {
		form.Set("scope", scope)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, tokenURL, strings.NewReader(form.Encode()))
	if err != nil {
		return "", 0, err
	}
	request.SetBasicAuth(clientID, secret)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := tokenClient.Do(request)
	if err != nil {
		return "", 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err != nil {
		return "", 0, err
	}
	if answer.StatusCode != http.StatusOK {
		return "", 0, fmt.Errorf("the token endpoint answered %d: %.300s", answer.StatusCode, text)
	}
	var said struct {
		AccessToken string \`json:"access_token"\`
		ExpiresIn   int    \`json:"expires_in"\`
	}
	if err := json.Unmarshal(text, &said); err != nil {
		return "", 0, err
	}
	return said.AccessToken, time.Duration(said.ExpiresIn) * time.Second, nil
}`;
