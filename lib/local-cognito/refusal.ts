/** An answer that says no, as AWS would say it: the exception's name and its text. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** InvalidParameterException with this text. */
export function invalid(message: string): Refusal {
  return new Refusal("InvalidParameterException", message);
}

/** ResourceNotFoundException with this text. */
export function notFound(message: string): Refusal {
  return new Refusal("ResourceNotFoundException", message);
}
