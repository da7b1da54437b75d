import boto3
c = boto3.client('lambda')
c.update_function_code(FunctionName='fn')
c.update_function_code(FunctionName='fn', Code={'ZipFile': data})
c.update_function_configuration(FunctionName='fn', Tags={'aa': 'b'})
c.update_function_code(FunctionName='fn', **kw)
c.update_function_code(FunctionName='fn', ZipFile=data)
