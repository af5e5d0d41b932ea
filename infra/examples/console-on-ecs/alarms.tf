locals {
  balancer = { LoadBalancer = aws_lb.console.arn_suffix }
  service  = { ClusterName = aws_ecs_cluster.console.name, ServiceName = aws_ecs_service.console.name }
  records  = { DBInstanceIdentifier = aws_db_instance.console.identifier }

  # Each is above (or, with least, below) its figure for as many minutes.
  alarms = {
    no-instance      = { says = "No instance of the console is ready", space = "AWS/ApplicationELB", metric = "HealthyHostCount", by = merge(local.balancer, { TargetGroup = aws_lb_target_group.console.arn_suffix }), statistic = "Minimum", least = true, figure = 1, minutes = 2 }
    failures         = { says = "The console answers with failures", space = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", by = local.balancer, statistic = "Sum", least = false, figure = 10, minutes = 5 }
    no-answer        = { says = "The load balancer has no answer to give", space = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", by = local.balancer, statistic = "Sum", least = false, figure = 10, minutes = 5 }
    memory           = { says = "The console is short of memory", space = "AWS/ECS", metric = "MemoryUtilization", by = local.service, statistic = "Average", least = false, figure = 85, minutes = 10 }
    database-cpu     = { says = "The database is busy", space = "AWS/RDS", metric = "CPUUtilization", by = local.records, statistic = "Average", least = false, figure = 80, minutes = 15 }
    database-storage = { says = "The database has less than 2 GiB left", space = "AWS/RDS", metric = "FreeStorageSpace", by = local.records, statistic = "Minimum", least = true, figure = 2147483648, minutes = 5 }
  }
}

resource "aws_cloudwatch_metric_alarm" "console" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.says
  namespace           = each.value.space
  metric_name         = each.value.metric
  dimensions          = each.value.by
  statistic           = each.value.statistic
  comparison_operator = each.value.least ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = each.value.figure
  period              = 60
  evaluation_periods  = each.value.minutes
  # No requests are no failures; an instance that reports nothing is none.
  treat_missing_data = each.key == "no-instance" ? "breaching" : "notBreaching"
  alarm_actions      = var.alarm_topic_arn == null ? [] : [var.alarm_topic_arn]
  ok_actions         = var.alarm_topic_arn == null ? [] : [var.alarm_topic_arn]
}
