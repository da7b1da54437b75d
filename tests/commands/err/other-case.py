import boto3

lam = boto3.client("lambda", region_name="eu-west-1")
lam.create_function(
    functionName="orders",
    Runtime="nodejs24.x",
    Role="arn:aws:iam::123456789012:role/orders",
    Handler="index.handler",
    Code={"S3Bucket": "builds", "S3Key": "orders.zip"},
)
lam.update_function_configuration(functionName="orders", timeout=5, memorySize=128)
