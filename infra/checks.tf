# These warnings use variables only: a check on values known after an apply would warn at every first plan.
check "new_pool_has_a_domain" {
  assert {
    condition     = var.create_domain || var.existing_user_pool_id != null || var.import_ids.user_pool_id != null
    error_message = "create_domain is false and the pool is new: no token endpoint will answer."
  }
}

check "production_has_an_admin" {
  assert {
    condition     = var.console == null || !startswith(var.environment_name, "prod") ? true : length(var.console.admin_emails) > 0 || !contains(var.console.idp_names, "COGNITO")
    error_message = "console.admin_emails is empty, so nobody can sign in to this console of production."
  }
}

check "production_is_protected" {
  assert {
    condition     = !startswith(var.environment_name, "prod") || var.deletion_protection
    error_message = "deletion_protection is false, and environment_name says that this is production."
  }
}
