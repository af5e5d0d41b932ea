locals {
  # Every variable that can be refused. The provider waits for all of them, so no call is made before all are valid.
  judged = [
    var.region, var.name, var.host, var.image, var.certificate_arn, var.console_role_arn, var.private_subnet_ids,
    var.public_subnet_ids, var.settings, var.tasks, var.task_size, var.alarm_topic_arn,
  ]
}

provider "aws" {
  region = length(local.judged) > 0 ? var.region : null

  default_tags {
    tags = local.tags
  }
}
