import boto3

client = boto3.client("lambda")
client.update_function_configuration(FunctionName="orders", Timout=30, Environment={"Varables": {"STAGE": "test"}})
