Publish-LMFunction -FunctionName orders `
  -Role arn:aws:iam::123456789012:role/orders `
  -Runtime python3.14 -Handler app.handler `
  -BucketName builds -Key orders.zip -Timeout 1000 `
  -Environment_Variable @{ TOKEN = 'Sekrit7xSekrit7xSekrit7x'; PASSWORD = "Sekrit7xSekrit7xSekrit7x" } `
  -MemorySize 64
