locals {
  delivers_logs = var.log_retention_days != null && local.manages_pool && !local.is_local

  # Mail that could not be sent and, which needs PLUS, every sign-in with its risk.
  log_levels = merge({ userNotification = "ERROR" }, var.user_pool_tier == "PLUS" ? { userAuthEvents = "INFO" } : {})
}

resource "aws_cloudwatch_log_group" "pool" {
  count = local.delivers_logs ? 1 : 0

  # Under this prefix, the log group does not use up the size of the account's resource policy.
  name              = "/aws/vendedlogs/cognito/${local.prefix}"
  retention_in_days = var.log_retention_days
}

resource "aws_cognito_log_delivery_configuration" "pool" {
  count = local.delivers_logs ? 1 : 0

  user_pool_id = local.user_pool_id

  dynamic "log_configurations" {
    for_each = local.log_levels
    content {
      event_source = log_configurations.key
      log_level    = log_configurations.value

      cloud_watch_logs_configuration {
        log_group_arn = aws_cloudwatch_log_group.pool[0].arn
      }
    }
  }
}
