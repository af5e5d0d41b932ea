host             = "m2m.example.com"
image            = "123456789012.dkr.ecr.us-east-1.amazonaws.com/clientele:0.1.0"
certificate_arn  = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
console_role_arn = "arn:aws:iam::123456789012:role/m2m-prod-console"
alarm_topic_arn  = "arn:aws:sns:us-east-1:123456789012:on-call"

vpc_id             = "vpc-0123456789abcdef0"
public_subnet_ids  = ["subnet-0000000000000000a", "subnet-0000000000000000b"]
private_subnet_ids = ["subnet-1000000000000000a", "subnet-1000000000000000b"]
allowed_cidrs      = ["198.51.100.0/24"]

# terraform output -raw console_env of infra/, without SIGN_IN_CLIENT_SECRET.
settings = {
  COGNITO_POOLS     = "prod=us-east-1_AbCdEfGhI"
  SIGN_IN_ISSUER    = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI"
  SIGN_IN_CLIENT_ID = "1example23456789abcdefghij"
  PROTECTED_CLIENTS = "1example23456789abcdefghij"
}
