// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ClientCode } from "@/components/tokens/client-code";
import { show } from "@/tests/components/show";

const facts = {
  name: "orders-sync",
  clientId: "abc",
  tokenUrl: "https://orders.auth.eu-west-1.amazoncognito.com/oauth2/token",
  scopes: ["orders/read"],
  poolId: "eu-west-1_Orders",
  region: "eu-west-1",
  issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Orders",
  hasTokenApi: false,
};

test.each([true, false])(
  "whether a trigger changes the tokens (%s), the code says how it gets data",
  (takesMetadata) => {
    show(<ClientCode facts={facts} kitUrl="/kit" takesMetadata={takesMetadata} />);
    expect(screen.queryAllByText("aws_client_metadata")).toHaveLength(takesMetadata ? 1 : 0);
  },
);
