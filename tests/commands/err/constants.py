import boto3
NAME = "orders"
RUNTIME = "python2.7"
LIMITS: dict = {"Timeout": 1000}
OPTIONS = dict(MemorySize=64)
TWICE = "nodejs8.10"
TWICE = "nodejs24.x"

def create(client, handler):
    code = {"ZipFile": open("a.zip", "rb").read()}
    client.create_function(FunctionName=NAME, Runtime=RUNTIME, Role=role_of(NAME), Handler=handler, Code=code, **LIMITS)
    client.create_function(FunctionName=NAME, Runtime=TWICE, Role="admin", Handler="a.b", Code=code, **OPTIONS, **other)
    client.update_function_configuration(FunctionName=NAME, MemorySize=64, Environment={"Variables": {"AWS_LAMBDA_FUNCTION_NAME": "x"}})
    client.update_function_code(FunctionName=NAME, S3Bucket="b" + NAME, ZipFile=b"", Architectures=["arm65"])
