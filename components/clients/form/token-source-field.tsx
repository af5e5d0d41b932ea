import { RadioGroup } from "@/components/ui/form/radio-group";
import type { TokenSource } from "@/lib/domain/client/client";

type Props = { value: TokenSource; onChoose: (value: TokenSource) => void };

const options = [
  { value: "endpoint", label: "At the pool’s token endpoint (OAuth 2.0 client credentials)" },
  {
    value: "api",
    label: "By the API call GetClientToken, which needs no domain and works in private networks",
  },
  { value: "both", label: "Both" },
] as const;

/** Where a new client gets its tokens. */
export const TokenSourceField = ({ value, onChoose }: Props) => (
  <RadioGroup
    legend="How it gets tokens"
    isStacked
    name="tokenSource"
    options={options}
    value={value}
    onChoose={onChoose}
  />
);
