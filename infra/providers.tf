provider "aws" {
  region = var.region

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
