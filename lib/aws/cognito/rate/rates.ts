/** How many calls a second Cognito takes: of a whole category, and of one operation on one pool. */
type Rate = { readonly category: string; readonly perCategory: number; readonly perOperation: number };

/**
 * Cognito's request rates per second, none of them adjustable (quotas page): a category counts over all pools of an
 * account and Region, and some allow 5 a second of one operation on one pool besides. The category of the operations
 * on secrets is documented nowhere; taken for those of clients, they are never called too often.
 */
export function rateOf(operation: string): Rate {
  const [category, perCategory, perOperation] =
    rows.find(([pattern]) => pattern.test(operation))?.[1] ?? other;
  return { category, perCategory, perOperation };
}

type Row = readonly [category: string, perCategory: number, perOperation: number];

const other: Row = ["other", 15, 5];

const rows: readonly (readonly [RegExp, Row])[] = [
  [/^(Describe|List)UserPoolClient/, ["UserPoolClientRead", 15, 5]],
  [/^(Create|Update|Delete|Add)UserPoolClient/, ["UserPoolClientUpdate", 15, 5]],
  [/^(Describe|List)(ResourceServer|UserPoolDomain|Group)/, ["UserPoolResourceRead", 20, 5]],
  [/^(Create|Update|Delete)(ResourceServer|UserPoolDomain|Group)/, ["UserPoolResourceUpdate", 15, 5]],
  [/^(Describe|List)UserPool/, ["UserPoolRead", 15, 15]],
];
