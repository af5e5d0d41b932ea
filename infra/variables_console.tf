variable "console" {
  description = "The console: its addresses (the first is its own), the people who sign in, and what runs it. null creates nothing for it."
  type = object({
    base_urls           = list(string)
    session_hours       = optional(number, 12)
    admin_emails        = optional(set(string), [])
    teams               = optional(set(string), [])
    environments        = optional(set(string), [])
    idp_names           = optional(set(string), ["COGNITO"])
    role_services       = optional(set(string), [])
    role_principal_arns = optional(set(string), [])
  })
  default = {
    base_urls = ["http://localhost:3000"]
  }

  validation {
    condition     = var.console == null ? true : length(var.console.base_urls) > 0 && alltrue([for u in var.console.base_urls : can(regex("^(https://[^/\\s]+|http://localhost(:[0-9]+)?)$", u))])
    error_message = "console.base_urls holds https://HOST, or http://localhost with a port, without a slash at the end."
  }
  validation {
    condition     = var.console == null || !startswith(var.environment_name, "prod") ? true : alltrue([for u in var.console.base_urls : startswith(u, "https://")])
    error_message = "console.base_urls holds an http:// address, and environment_name says that this is production."
  }
  validation {
    condition     = var.console == null ? true : var.console.session_hours >= 1 && var.console.session_hours <= 720
    error_message = "console.session_hours is from 1 to 720."
  }
  validation {
    condition     = var.console == null ? true : alltrue([for t in var.console.teams : can(regex("^[a-z0-9][a-z0-9-]{0,62}$", t))])
    error_message = "console.teams holds names of lower-case letters, digits and hyphens, without team- before them."
  }
  validation {
    condition     = var.console == null ? true : alltrue([for e in var.console.environments : can(regex("^[a-z][a-z0-9-]{0,15}$", e))])
    error_message = "console.environments holds names of environments as in environment_name."
  }
}

variable "permissions_boundary" {
  description = "ARN of the permissions boundary of the console's role, without which policies/deployer.json lets nobody create it."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary == null ? true : can(regex("^arn:[^:]+:iam::[0-9]{12}:policy/.", var.permissions_boundary))
    error_message = "permissions_boundary is the ARN of an IAM policy such as arn:aws:iam::123456789012:policy/m2m-boundary."
  }
}

variable "console_permissions" {
  description = "What the console's IAM policy allows besides reading."
  type = object({
    read_details   = optional(bool, true)
    read_account   = optional(bool, true)
    write_clients  = optional(bool, true)
    delete_clients = optional(bool, true)
    rotate_secrets = optional(bool, true)
    write_scopes   = optional(bool, true)
  })
  default  = {}
  nullable = false
}

variable "secrets_manager" {
  description = "Also keep each client's credentials in Secrets Manager. A higher write_version writes them again."
  type = object({
    enabled                 = optional(bool, false)
    name_prefix             = optional(string)
    kms_key_id              = optional(string)
    recovery_window_in_days = optional(number, 30)
    write_version           = optional(number, 1)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.secrets_manager.recovery_window_in_days == 0 || (var.secrets_manager.recovery_window_in_days >= 7 && var.secrets_manager.recovery_window_in_days <= 30)
    error_message = "secrets_manager.recovery_window_in_days is 0, or from 7 to 30."
  }
}

variable "web_acl_arn" {
  description = "A WAFv2 web ACL to put in front of the pool."
  type        = string
  default     = null
}
