output "balancer" {
  description = "Where a DNS alias record of the host points."
  value       = { name = aws_lb.console.dns_name, zone_id = aws_lb.console.zone_id }
}

output "url" {
  description = "Address of the console."
  value       = "https://${var.host}"
}

output "doctor" {
  description = "Command that runs the doctor as a task of its own, under the role and in the network of the console."
  value = join(" ", [
    "aws ecs run-task --region ${var.region} --cluster ${aws_ecs_cluster.console.name} --launch-type FARGATE",
    "--task-definition ${aws_ecs_task_definition.console.family}",
    "--network-configuration 'awsvpcConfiguration={subnets=[${join(",", sort(var.private_subnet_ids))}],securityGroups=[${aws_security_group.console.id}]}'",
    "--overrides '${jsonencode({ containerOverrides = [{ name = local.container.name, command = ["node", "doctor.mjs"] }] })}'",
  ])
}

output "log_group" {
  description = "The console's log."
  value       = aws_cloudwatch_log_group.console.name
}

output "database" {
  description = "Host name and port of the database."
  value       = aws_db_instance.console.endpoint
}
