# Not read locally, because the local Cognito has no STS.
data "aws_caller_identity" "current" {
  count = local.is_local ? 0 : 1
}

data "aws_partition" "current" {}

locals {
  is_local = var.local_endpoint != null
  prefix   = "${var.name}-${var.environment_name}"
  account  = local.is_local ? "000000000000" : data.aws_caller_identity.current[0].account_id

  # policies/deployer.json opens what has this Project.
  tags = merge(var.tags, {
    Project     = var.name
    Environment = var.environment_name
    ManagedBy   = "terraform"
  })

  manages_pool = var.existing_user_pool_id == null

  user_pool_id  = var.existing_user_pool_id != null ? var.existing_user_pool_id : one(aws_cognito_user_pool.this[*].id)
  user_pool_arn = "arn:${data.aws_partition.current.partition}:cognito-idp:${var.region}:${local.account}:userpool/${local.user_pool_id}"

  # Known at plan time and the same at every apply, unlike a random suffix.
  derived_prefix = "${local.prefix}-${substr(sha256("${local.account}/${var.region}/${local.prefix}"), 0, 8)}"
  domain         = var.custom_domain != null ? var.custom_domain.domain : var.domain_prefix != null ? var.domain_prefix : var.create_domain ? local.derived_prefix : null

  # Contains {domain}, as the console's setting COGNITO_DOMAIN_URL requires.
  domain_url_template = (
    local.is_local ? "${var.local_endpoint}/{domain}" :
    startswith(var.region, "us-gov-") ? "https://{domain}.auth-fips.${var.region}.amazoncognito.com" :
    "https://{domain}.auth.${var.region}.amazoncognito.com"
  )
  auth_base_url = (
    local.domain == null ? null :
    var.custom_domain != null && !local.is_local ? "https://${local.domain}" :
    replace(local.domain_url_template, "{domain}", local.domain)
  )
  token_endpoint = local.auth_base_url == null ? null : "${local.auth_base_url}/oauth2/token"
  issuer         = "${local.is_local ? var.local_endpoint : "https://cognito-idp.${var.region}.amazonaws.com"}/${local.user_pool_id}"

  # Taken from the configuration, not from the resource's scope_identifiers: in the plan that adds a scope, they
  # still hold their old value, so the client would get its scope only at a second apply.
  client_scopes = {
    for key, c in var.m2m_clients : key => sort(flatten([
      for rs, names in c.scopes : [for s in names : "${var.resource_servers[rs].identifier}/${s}"]
    ]))
  }

  owned_servers  = { for k, v in var.resource_servers : k => v if v.managed_by == "terraform" }
  seeded_servers = { for k, v in var.resource_servers : k => v if v.managed_by == "console" }
  owned_clients  = { for k, v in var.m2m_clients : k => v if v.managed_by == "terraform" }
  seeded_clients = { for k, v in var.m2m_clients : k => v if v.managed_by == "console" }

  m2m            = merge(aws_cognito_user_pool_client.m2m, aws_cognito_user_pool_client.m2m_seeded)
  primary_client = var.primary_client != null ? var.primary_client : try(sort(keys(var.m2m_clients))[0], null)
}
