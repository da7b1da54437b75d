client.create_function(**kwargs)
client.create_function(FunctionName=name, **options)
client.create_function(
    FunctionName=name, Runtime=runtime, Role=iam["Role"]["Arn"], Handler="{}.handler".format(module),
    Code={"ZipFile": zip_bytes}, Environment={"Variables": {k: v for k, v in env.items()}}, Timeout=int(timeout),
    Layers=[*layers], Tags={**tags, "team": "orders"}, MemorySize=128 if small else 512,
)
