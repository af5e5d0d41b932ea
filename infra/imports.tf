locals {
  import_pool = var.import_ids.user_pool_id != null ? var.import_ids.user_pool_id : var.existing_user_pool_id
}

import {
  for_each = var.import_ids.user_pool_id == null ? {} : { pool = var.import_ids.user_pool_id }
  to       = aws_cognito_user_pool.this[0]
  id       = each.value
}

import {
  for_each = var.import_ids.domain == null ? {} : { domain = var.import_ids.domain }
  to       = aws_cognito_user_pool_domain.this[0]
  id       = each.value
}

import {
  for_each = { for k, v in var.import_ids.resource_servers : k => v if contains(keys(local.owned_servers), k) }
  to       = aws_cognito_resource_server.this[each.key]
  id       = "${local.import_pool}|${each.value}"
}

import {
  for_each = { for k, v in var.import_ids.resource_servers : k => v if contains(keys(local.seeded_servers), k) }
  to       = aws_cognito_resource_server.seeded[each.key]
  id       = "${local.import_pool}|${each.value}"
}

import {
  for_each = { for k, v in var.import_ids.clients : k => v if contains(keys(local.owned_clients), k) }
  to       = aws_cognito_user_pool_client.m2m[each.key]
  id       = "${local.import_pool}/${each.value}"
}

import {
  for_each = { for k, v in var.import_ids.clients : k => v if contains(keys(local.seeded_clients), k) }
  to       = aws_cognito_user_pool_client.m2m_seeded[each.key]
  id       = "${local.import_pool}/${each.value}"
}
