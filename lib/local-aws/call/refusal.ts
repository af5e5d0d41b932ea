/** A refusal as AWS sends it: the exception's name and its text. */
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

/** AccessDeniedException in AWS's words: the action and the resource a policy would have to name. */
export function accessDenied(operation: string, resource: string): Refusal {
  const action = `cognito-idp:${operation}`;
  return new Refusal(
    "AccessDeniedException",
    `User: arn:aws:iam::123456789012:user/local is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
}
