# These warnings use variables only: a check on values known after an apply would warn at every first plan.
check "new_pool_has_a_domain" {
  assert {
    condition     = var.create_domain || var.existing_user_pool_id != null || var.import_ids.user_pool_id != null
    error_message = "create_domain is false and the pool is new: no token endpoint will answer."
  }
}

check "production_is_protected" {
  assert {
    condition     = !startswith(var.environment_name, "prod") || var.deletion_protection
    error_message = "deletion_protection is false, and environment_name says that this is production."
  }
}
