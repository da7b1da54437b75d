connection.create_function("one_arg", 1, lambda x: x)
cloudfront.create_function(Name="x", FunctionConfig={"Comment": "x", "Runtime": "cloudfront-js-9"}, FunctionCode=b"")
appsync.create_function(apiId="x", name="y", dataSourceName="z")
# client.create_function(FunctionName="x", Role="admin", Timeout=9000)
text = """
client.create_function(FunctionName="x", Role="admin", Timeout=9000)
"""
