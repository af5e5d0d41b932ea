data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  tags = { Project = var.name, ManagedBy = "terraform" }

  settings = merge(var.settings, {
    NEXTAUTH_URL       = "https://${var.host}"
    TRUSTED_PROXY_HOPS = "1"
    DRAIN_SECONDS      = "15"
    AWS_REGION         = lookup(var.settings, "AWS_REGION", var.region)
  })

  container = {
    name                   = "console"
    image                  = var.image
    essential              = true
    readonlyRootFilesystem = true
    # Longer than the console drains, and then takes to answer what is under way.
    stopTimeout     = 60
    portMappings    = [{ containerPort = 3000, protocol = "tcp" }]
    linuxParameters = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
    environment     = [for name in sort(keys(local.settings)) : { name = name, value = local.settings[name] }]
    secrets         = [for name in sort(local.secret_settings) : { name = name, valueFrom = aws_secretsmanager_secret.console[name].arn }]
    # Alive, not ready: an outage of the database or of Cognito is no reason to start again.
    healthCheck = {
      command     = ["CMD", "node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
      interval    = 15
      timeout     = 5
      retries     = 3
      startPeriod = 30
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.console.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "console"
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "console" {
  name              = "/${var.name}/console"
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "start" {
  name        = "${var.name}-start"
  description = "Starts the console: pulls its image, reads its secrets and writes its log"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "start" {
  name = "start"
  role = aws_iam_role.start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = ["*"] },
      {
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = ["arn:${data.aws_partition.current.partition}:ecr:*:${data.aws_caller_identity.current.account_id}:repository/*"]
      },
      { Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = ["${aws_cloudwatch_log_group.console.arn}:*"] },
      { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = sort([for it in aws_secretsmanager_secret.console : it.arn]) },
    ]
  })
}

resource "aws_ecs_cluster" "console" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "console" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = tostring(var.task_size.cpu)
  memory                   = tostring(var.task_size.memory)
  execution_role_arn       = aws_iam_role.start.arn
  task_role_arn            = var.console_role_arn
  container_definitions    = jsonencode([local.container])

  # ECS reads the secrets as a task starts.
  depends_on = [aws_secretsmanager_secret_version.console, aws_iam_role_policy.start]
}

resource "aws_ecs_service" "console" {
  name                   = var.name
  cluster                = aws_ecs_cluster.console.id
  task_definition        = aws_ecs_task_definition.console.arn
  launch_type            = "FARGATE"
  desired_count          = var.tasks.min
  propagate_tags         = "SERVICE"
  enable_execute_command = false
  wait_for_steady_state  = true

  # A new task is ready before an old one is stopped; a version that never gets ready is taken back.
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.private_subnet_ids
    security_groups  = [aws_security_group.console.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.console.arn
    container_name   = local.container.name
    container_port   = 3000
  }

  depends_on = [aws_lb_listener.https]

  lifecycle {
    # Auto Scaling says how many.
    ignore_changes = [desired_count]
  }
}

resource "aws_appautoscaling_target" "console" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.console.name}/${aws_ecs_service.console.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.tasks.min
  max_capacity       = var.tasks.max
}

resource "aws_appautoscaling_policy" "cpu" {
  name               = "${var.name}-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.console.service_namespace
  resource_id        = aws_appautoscaling_target.console.resource_id
  scalable_dimension = aws_appautoscaling_target.console.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
