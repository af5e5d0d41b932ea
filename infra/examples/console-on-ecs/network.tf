resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "The load balancer of ${var.name}"
  vpc_id      = var.vpc_id
}

resource "aws_security_group" "console" {
  name        = "${var.name}-console"
  description = "The instances of ${var.name}"
  vpc_id      = var.vpc_id
}

resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "The database of ${var.name}"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  for_each = { for it in setproduct(var.allowed_cidrs, [80, 443]) : "${it[0]} ${it[1]}" => { cidr = it[0], port = it[1] } }

  security_group_id = aws_security_group.balancer.id
  cidr_ipv4         = each.value.cidr
  from_port         = each.value.port
  to_port           = each.value.port
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "balancer" {
  security_group_id            = aws_security_group.balancer.id
  referenced_security_group_id = aws_security_group.console.id
  from_port                    = 3000
  to_port                      = 3000
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "console" {
  security_group_id            = aws_security_group.console.id
  referenced_security_group_id = aws_security_group.balancer.id
  from_port                    = 3000
  to_port                      = 3000
  ip_protocol                  = "tcp"
}

# Cognito, the pools' domains and the issuer are on the internet, at addresses that change.
resource "aws_vpc_security_group_egress_rule" "console_https" {
  security_group_id = aws_security_group.console.id
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "console_database" {
  security_group_id            = aws_security_group.console.id
  referenced_security_group_id = aws_security_group.database.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.console.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}
