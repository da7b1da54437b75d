import boto3

client = boto3.client("lambda")
client.create_function(FunctionName="orders", Runtime="python3.14", Role=role, Handler="app.handler", Code={"ZipFile": "function.zip"})
client.update_function_code(FunctionName="orders", ZipFile="fileb://build/function.zip")
client.update_function_code(FunctionName="orders", ZipFile="s3://builds/function.zip")
client.update_function_code(FunctionName="orders", ZipFile="https://example.com/function.zip")
