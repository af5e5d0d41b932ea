output "balancer" {
  description = "Where a DNS alias record of the host points."
  value       = { name = aws_lb.console.dns_name, zone_id = aws_lb.console.zone_id }
}

output "url" {
  description = "Address of the console."
  value       = "https://${var.host}"
}

output "log_group" {
  description = "The console's log."
  value       = aws_cloudwatch_log_group.console.name
}

output "database" {
  description = "Host name and port of the database."
  value       = aws_db_instance.console.endpoint
}
