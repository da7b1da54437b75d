lam.create_function(FunctionName=f"orders-{stage}", Runtime=u"nodejs24.x", Role=("arn:aws:iam::123456789012:role/orders"), Handler="index" ".handler",
                    Code={"S3Bucket": "builds", "S3Key": key}, Timeout=60 * 100, MemorySize=-1, Publish=True,
                    Layers=["arn:aws:lambda:eu-west-1:123456789012:layer:a", layer], VpcConfig={"SubnetIds": ["subnet-0a1b2c3d"]},
                    Description="""a
long one""", TracingConfig={"Mode": "On"}, Architectures=("arm65",))
