import { operation } from "@/lib/local-aws/call/operation";
import { isCategory } from "@/lib/local-aws/call/quotas";
import { invalid } from "@/lib/local-aws/call/refusal";
import { choice, map, record, required, text } from "@/lib/local-aws/call/shape";

export const limitOperations = {
  // Which categories it knows, and its texts, are unconfirmed: this one knows every category of the quotas page.
  GetProvisionedLimit: operation(
    record({
      LimitDefinition: required(
        record({
          LimitClass: required(choice("API_CATEGORY")),
          Attributes: required(map(text(1, 131_072), text(0, 131_072))),
        }),
      ),
    }),
    (world, { LimitDefinition }) => {
      const { Category = "" } = LimitDefinition.Attributes;
      if (!isCategory(Category)) throw invalid("The limit definition does not name an API category.");
      const { perSecond, free } = world.quotas.limitOf(Category);
      return { Limit: { LimitDefinition, ProvisionedLimitValue: perSecond, FreeLimitValue: free } };
    },
  ),
};
