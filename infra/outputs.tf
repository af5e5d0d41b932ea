output "cognito_app_client_id" {
  description = "Client id of the primary M2M client."
  value       = try(local.m2m[local.primary_client].id, null)
}

output "cognito_app_client_secret" {
  description = "First secret of the primary M2M client. After a rotation, it is empty."
  value       = try(local.m2m[local.primary_client].client_secret, null)
  sensitive   = true
}

output "token_endpoint" {
  description = "Address of the token endpoint; null if the domain of the pool is not known."
  value       = local.token_endpoint
}

output "user_pool_id" {
  description = "Id of the user pool."
  value       = local.user_pool_id
}

output "user_pool_arn" {
  description = "ARN of the user pool."
  value       = local.user_pool_arn
}

output "domain" {
  description = "The pool's domain: a prefix, or a domain of your own."
  value       = local.domain
}

output "custom_domain_target" {
  description = "Target of the DNS alias record for a domain of your own."
  value       = var.custom_domain == null ? null : one(aws_cognito_user_pool_domain.this[*].cloudfront_distribution)
}

output "issuer" {
  description = "Issuer of the tokens."
  value       = local.issuer
}

output "jwks_uri" {
  description = "Address of the keys that verify the tokens."
  value       = "${local.issuer}/.well-known/jwks.json"
}

output "scopes" {
  description = "Every scope, by the key of its resource server."
  value       = { for k, rs in var.resource_servers : k => sort([for s in keys(rs.scopes) : "${rs.identifier}/${s}"]) }
}

output "m2m_clients" {
  description = "Id, name, scopes and owner of every M2M client, by key."
  value = {
    for k, c in local.m2m : k => { id = c.id, name = c.name, scopes = local.client_scopes[k], managed_by = var.m2m_clients[k].managed_by }
  }
}

output "m2m_client_secrets" {
  description = "First secret of every M2M client, by key."
  value       = { for k, c in local.m2m : k => c.client_secret }
  sensitive   = true
}

output "clients_with_rotated_secret" {
  description = "Keys of the clients whose first secret is gone. Cognito returns no later secret, so their secret outputs are empty."
  value       = [for k, c in local.m2m : k if nonsensitive(try(length(c.client_secret) == 0, true))]
}

output "console_policy_arn" {
  description = "IAM policy of the console."
  value       = one(aws_iam_policy.console[*].arn)
}

output "console_role_arn" {
  description = "IAM role of the console; null unless the variable console names a service or principal that can assume it."
  value       = one(aws_iam_role.console[*].arn)
}

output "secret_arns" {
  description = "Secrets in Secrets Manager, by client key."
  value       = { for k, s in aws_secretsmanager_secret.client : k => s.arn }
}

output "console_env" {
  description = "The console's settings, to append to its .env: terraform output -raw console_env. NEXTAUTH_SECRET and, for a container, FINGERPRINT_KEY and DATABASE_URL are yours to add."
  sensitive   = true
  value = var.console == null ? null : join("", [for name, value in {
    COGNITO_POOLS              = "${var.environment_name}=${local.user_pool_id}${local.assumed_role}"
    COGNITO_DOMAIN_URL         = local.domain_url_template
    NEXTAUTH_URL               = var.console.base_urls[0]
    SIGN_IN_ISSUER             = local.issuer
    SIGN_IN_CLIENT_ID          = one(aws_cognito_user_pool_client.console[*].id)
    SIGN_IN_CLIENT_SECRET      = one(aws_cognito_user_pool_client.console[*].client_secret)
    SIGN_IN_GROUPS_CLAIM       = "cognito:groups"
    PROTECTED_CLIENTS          = one(aws_cognito_user_pool_client.console[*].id)
    TERRAFORM_CLIENTS          = join(",", sort([for c in aws_cognito_user_pool_client.m2m : c.id]))
    TERRAFORM_RESOURCE_SERVERS = join(",", sort([for s in local.owned_servers : "${local.user_pool_id}/${urlencode(s.identifier)}"]))
    AWS_REGION                 = var.region

    # For the local Cognito alone; in AWS, the console finds endpoint and credentials by itself.
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = local.is_local ? var.local_endpoint : ""
    AWS_ACCESS_KEY_ID                          = local.is_local ? "local" : ""
    AWS_SECRET_ACCESS_KEY                      = local.is_local ? "local" : ""
  } : "${name}=${value}\n" if value != ""])
}
