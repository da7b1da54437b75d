import boto3

client = boto3.client("lambda")
client.update_function_code(FunctionName="orders", ZipFile=open("function.zip", "rb").read())
client.update_function_code(FunctionName="orders", ZipFile=zip_of("function.zip"))
client.update_function_code(FunctionName="orders", ZipFile=f"{folder}/function.zip")
client.update_function_code(FunctionName="orders", ZipFile="UEsDBBQAAAAIAA==")
