locals {
  # Every variable that can be refused. The provider waits for all of them, so no call is made before all are valid.
  judged = [
    var.region, var.name, var.environment_name, var.domain_prefix, var.custom_domain, var.managed_login_version,
    var.user_pool_tier, var.existing_user_pool_id, var.mfa_configuration, var.resource_servers, var.resource_server_quota,
    var.m2m_clients, var.primary_client, var.console, var.secrets_manager, var.import_ids, var.local_endpoint,
    var.log_retention_days, var.permissions_boundary, var.tags,
  ]
}

provider "aws" {
  region = length(local.judged) > 0 ? var.region : null

  access_key                  = local.is_local ? "local" : null
  secret_key                  = local.is_local ? "local" : null
  skip_credentials_validation = local.is_local
  skip_metadata_api_check     = local.is_local
  skip_region_validation      = local.is_local
  skip_requesting_account_id  = local.is_local

  dynamic "endpoints" {
    for_each = local.is_local ? [var.local_endpoint] : []
    content {
      cognitoidp = endpoints.value
    }
  }

  default_tags {
    tags = local.tags
  }
}
