resource "aws_db_subnet_group" "console" {
  name       = var.name
  subnet_ids = var.private_subnet_ids
}

# PostgreSQL 15 and later on RDS take TLS connections only (rds.force_ssl is 1).
resource "aws_db_instance" "console" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = "17"
  instance_class = var.database.instance_class

  allocated_storage     = var.database.storage_gib
  max_allocated_storage = 5 * var.database.storage_gib
  storage_type          = "gp3"
  storage_encrypted     = true

  db_name             = "clientele"
  username            = "clientele"
  password_wo         = var.secrets.database_password
  password_wo_version = var.secrets_version

  db_subnet_group_name   = aws_db_subnet_group.console.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false
  multi_az               = var.database.multi_az

  backup_retention_period    = var.database.backup_days
  delete_automated_backups   = false
  copy_tags_to_snapshot      = true
  auto_minor_version_upgrade = true
  deletion_protection        = var.deletion_protection
  final_snapshot_identifier  = "${var.name}-final"
}
