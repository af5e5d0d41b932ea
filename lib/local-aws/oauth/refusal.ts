/** An OAuth refusal: the error code, and a description that is sent only where the facts say so. */
export class OAuthRefusal extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(description);
    this.code = code;
  }
}
