import type { CodeSnippet, SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";

/** The same as `verifierSnippets` for Go, with the standard library alone. */
export const goVerifierSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "verify-go",
  title: "Verify in Go",
  hint: "Go 1.19 or later, nothing to install. Pass the token without “Bearer”. Returns an error if the token is invalid.",
  proof: "run",
  files: [{ name: "verify.go", language: "go", text: program(facts) }],
});

const program = ({ issuer, clientId }: SnippetFacts) => `package main

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"strings"
	"sync"
	"time"
)

const issuer = ${stringLiteral(issuer)}

var clientIDs = map[string]bool{${stringLiteral(clientId)}: true}

// Claims are what an access token says.
type Claims struct {
	Issuer   string \`json:"iss"\`
	TokenUse string \`json:"token_use"\`
	ClientID string \`json:"client_id"\`
	Scope    string \`json:"scope"\`
	Expires  int64  \`json:"exp"\`
}

// Verify gives the claims of a token that may use scope.
func Verify(token, scope string) (*Claims, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, errors.New("this is no JSON Web Token")
	}
	var header struct{ Alg, Kid string }
	if err := decode(parts[0], &header); err != nil {
		return nil, err
	}
	if header.Alg != "RS256" {
		return nil, errors.New("the token is not signed with RS256")
	}
	key, err := keyOf(header.Kid)
	if err != nil {
		return nil, err
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if err := rsa.VerifyPKCS1v15(key, crypto.SHA256, digest[:], signature); err != nil {
		return nil, err
	}
	var claims Claims
	if err := decode(parts[1], &claims); err != nil {
		return nil, err
	}
	switch {
	case claims.Issuer != issuer:
		return nil, errors.New("the token is from another issuer")
	case claims.TokenUse != "access":
		return nil, errors.New("this is no access token")
	case time.Now().Unix() >= claims.Expires+5:
		return nil, errors.New("the token has expired")
	case !clientIDs[claims.ClientID]:
		return nil, errors.New("the token belongs to another client")
	case !strings.Contains(" "+claims.Scope+" ", " "+scope+" "):
		return nil, fmt.Errorf("the token lacks the scope %s", scope)
	}
	return &claims, nil
}

var keys struct {
	sync.Mutex
	byID    map[string]*rsa.PublicKey
	askedAt time.Time
}

// The pool's keys, asked for again where one is not known, once a minute at most.
func keyOf(kid string) (*rsa.PublicKey, error) {
	keys.Lock()
	defer keys.Unlock()
	if key := keys.byID[kid]; key != nil {
		return key, nil
	}
	if time.Since(keys.askedAt) < time.Minute {
		return nil, errors.New("the token is signed with an unknown key")
	}
	answer, err := (&http.Client{Timeout: 10 * time.Second}).Get(issuer + "/.well-known/jwks.json")
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the keys could not be read: status %d", answer.StatusCode)
	}
	var set struct{ Keys []struct{ Kid, N, E string } }
	if err := json.NewDecoder(io.LimitReader(answer.Body, 1<<20)).Decode(&set); err != nil {
		return nil, err
	}
	byID := map[string]*rsa.PublicKey{}
	for _, it := range set.Keys {
		n, err := base64.RawURLEncoding.DecodeString(it.N)
		if err != nil {
			return nil, err
		}
		e, err := base64.RawURLEncoding.DecodeString(it.E)
		if err != nil {
			return nil, err
		}
		byID[it.Kid] = &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(new(big.Int).SetBytes(e).Int64())}
	}
	keys.askedAt, keys.byID = time.Now(), byID
	if key := keys.byID[kid]; key != nil {
		return key, nil
	}
	return nil, errors.New("the token is signed with an unknown key")
}

func decode(part string, into any) error {
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}`;
