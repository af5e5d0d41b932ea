resource "aws_cognito_user_pool_domain" "this" {
  count = var.create_domain ? 1 : 0

  user_pool_id          = local.user_pool_id
  domain                = local.domain
  certificate_arn       = var.custom_domain == null ? null : var.custom_domain.certificate_arn
  managed_login_version = var.managed_login_version
}

# Without a branding style, managed login answers "Login pages unavailable", even on a domain that something else manages.
resource "aws_cognito_managed_login_branding" "console" {
  count = var.console != null && var.managed_login_version == 2 ? 1 : 0

  user_pool_id                = local.user_pool_id
  client_id                   = aws_cognito_user_pool_client.console[0].id
  use_cognito_provided_values = true

  depends_on = [aws_cognito_user_pool_domain.this]
}
