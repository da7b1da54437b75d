import boto3

client = boto3.client("lambda")
response = client.create_function(
    FunctionName="orders",
    Runtime='nodejs8.10',  # old, it's blocked
    Role="arn:aws:iam::123456789012:role/orders",
    Handler="index.handler",
    Code={"S3Bucket": "builds", "S3Key": "orders.zip"},
    Timeout=1_000,
    MemorySize=64,
    Environment={"Variables": {"AWS_REGION": os.environ["AWS_REGION"], "TABLE": table, "STAGE": "test"}},
    Tags=dict(team="orders"),
)
print(response)
