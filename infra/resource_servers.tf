resource "aws_cognito_resource_server" "this" {
  for_each = local.owned_servers

  user_pool_id = local.user_pool_id
  identifier   = each.value.identifier
  name         = coalesce(each.value.name, replace(each.value.identifier, "/[^\\w+=,.@-]+/", "-"))

  dynamic "scope" {
    for_each = each.value.scopes
    content {
      scope_name        = scope.key
      scope_description = scope.value
    }
  }

  lifecycle {
    # A new name would replace the resource server, and with it every scope (provider issue 41347).
    ignore_changes = [name]
  }
}

# Created once; the console then owns its name and scopes. ignore_changes takes no variable, so this is a second block.
resource "aws_cognito_resource_server" "seeded" {
  for_each = local.seeded_servers

  user_pool_id = local.user_pool_id
  identifier   = each.value.identifier
  name         = coalesce(each.value.name, replace(each.value.identifier, "/[^\\w+=,.@-]+/", "-"))

  dynamic "scope" {
    for_each = each.value.scopes
    content {
      scope_name        = scope.key
      scope_description = scope.value
    }
  }

  lifecycle {
    ignore_changes = [name, scope]
  }
}
