import boto3

client = boto3.client("lambda")
client.create_function(
    FunctionName="orders",
    Role="arn:aws:iam::123456789012:role/orders",
    Runtime="python3.14",
    Handler="app.handler",
    Code={"S3Bucket": "builds", "S3Key": "orders.zip"},
    Timeout=1000,
    Environment={"Variables": {"TOKEN": "Sekrit7xSekrit7xSekrit7x", 'PASSWORD': 'Sekrit7xSekrit7xSekrit7x'}},
    MemorySize=64,
)
