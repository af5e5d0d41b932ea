locals {
  # The Cognito operations that the console calls, by purpose. A test compares the file with the console's code.
  console_operations = jsondecode(file("${path.module}/policies/console.json"))
  console_allowed    = merge({ read = true }, var.console_permissions)

  console_policy = {
    Version = "2012-10-17"
    Statement = concat(
      [for purpose, operations in local.console_operations : {
        Sid      = replace(title(replace(purpose, "_", " ")), " ", "")
        Effect   = "Allow"
        Action   = [for operation in operations : "cognito-idp:${operation}"]
        Resource = [local.user_pool_arn]
      } if purpose != "read_account" && local.console_allowed[purpose] && length(operations) > 0],
      # AWS allows these on no single pool (Service Authorization Reference): domains and rate limits are the account's.
      [for operations in [local.console_operations.read_account] : {
        Sid      = "ReadAccount"
        Effect   = "Allow"
        Action   = [for operation in operations : "cognito-idp:${operation}"]
        Resource = ["*"]
      } if local.console_allowed.read_account],
    )
  }

  # A console elsewhere assumes the role for each call; a console that runs as role_services has the role anyway.
  assumed_role = local.create_role && try(length(var.console.role_principal_arns) > 0, false) ? "@${aws_iam_role.console[0].arn}" : ""

  create_role = !local.is_local && try(length(var.console.role_services) + length(var.console.role_principal_arns) > 0, false)
}

resource "aws_iam_policy" "console" {
  count = var.console == null || local.is_local ? 0 : 1

  name        = "${local.prefix}-console"
  description = "What the console may do with the user pool of ${local.prefix}"
  policy      = jsonencode(local.console_policy)
}

resource "aws_iam_role" "console" {
  count = local.create_role ? 1 : 0

  name        = "${local.prefix}-console"
  description = "The console of ${local.prefix}"

  # Whatever a policy of this name says one day, the role does no more than this allows.
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for service in sort(var.console.role_services) : {
        Effect    = "Allow"
        Action    = service == "pods.eks.amazonaws.com" ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"]
        Principal = { Service = service }
        # Not on behalf of another account. Amazon ECS always names it; of other services, some do not (EC2).
        Condition = { (service == "ecs-tasks.amazonaws.com" ? "StringEquals" : "StringEqualsIfExists") = { "aws:SourceAccount" = local.account } }
      }],
      [for arns in [sort(var.console.role_principal_arns)] : {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { AWS = arns }
      } if length(arns) > 0],
    )
  })
}

resource "aws_iam_role_policy_attachment" "console" {
  count = local.create_role ? 1 : 0

  role       = aws_iam_role.console[0].name
  policy_arn = aws_iam_policy.console[0].arn
}
