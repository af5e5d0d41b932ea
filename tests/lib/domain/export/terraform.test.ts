import { expect, test } from "vitest";
import { terraformExport } from "@/lib/domain/export/terraform";
import { exported } from "@/tests/kit/exported";

test("a client is an import block and a resource, escaped, sorted, after its resource server, without its secret", () => {
  const text = terraformExport(exported, { form: "resources", hasPoolVariable: false });
  expect(text).toContain(`import {
  to = aws_cognito_user_pool_client.it_s_var_x
  id = "eu-west-1_AbC123/1example23456789"
}

resource "aws_cognito_user_pool_client" "it_s_var_x" {
  user_pool_id                         = "eu-west-1_AbC123"
  name                                 = "it's $\${var.x}"
  access_token_validity                = 60
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["https://api.example.com/read", "https://api.example.com/write"]

  token_validity_units {
    access_token = "minutes"
  }

  depends_on = [aws_cognito_resource_server.https_api_example_com]

  lifecycle {
    ignore_changes = [generate_secret]
  }
}
`);
  expect(text).not.toContain("client_secret ");
});

test("a resource server's texts mean themselves", () => {
  const text = terraformExport(exported, { form: "resources", hasPoolVariable: false });
  expect(text).toContain('id = "eu-west-1_AbC123|https://api.example.com"');
  expect(text).toContain('scope_description = "Say \\"%%{ if }\\"\\n\\\\"');
  expect(text.indexOf('scope_name        = "read"')).toBeLessThan(
    text.indexOf('scope_name        = "write"'),
  );
});

test("the pool may be a variable, which an import block takes too", () => {
  const text = terraformExport(exported, { form: "resources", hasPoolVariable: true });
  expect(text).toContain('default     = "eu-west-1_AbC123"');
  expect(text).toContain(`id = "\${var.user_pool_id}/1example23456789"`);
  expect(text).toContain("user_pool_id                         = var.user_pool_id");
});

test("import blocks alone have no resource", () => {
  const text = terraformExport(exported, { form: "imports", hasPoolVariable: false });
  expect(text.match(/^import \{/gm)).toHaveLength(2);
  expect(text).not.toContain('resource "');
});
