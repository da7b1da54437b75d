import base64
import boto3

client = boto3.client("lambda", region_name="eu-west1")
client.update_function_code(FunctionName="orders", ZipFile=base64.b64encode(archive))
client.update_function_code(FunctionName="orders", ZipFile=open("orders.zip").read())
client.update_function_code(FunctionName="orders", ZipFile=open("orders.zip", "rb"))
client.update_function_configuration(FunctionName="orders", Timeout=60 * 60, MemorySize=60 + 4)
client.update_function_configuration(FunctionName="orders", Timeout=15 * minutes, MemorySize=2 ** 6)
