const AWS = require('aws-sdk');
const lambda = new AWS.Lambda();
function first(done) {
  var params = {
    FunctionName: 'orders', Runtime: 'nodejs8.10', Role: 'arn:aws:iam::123456789012:role/orders', Handler: 'index.handler',
    Code: { S3Bucket: 'builds', S3Key: 'orders.zip' },
  };
  lambda.createFunction(params, function (err, data) { done(err, data); });
}
async function second(stage) {
  const params = { FunctionName: `orders-${stage}`, MemorySize: 64, Timeout: 3 };
  await lambda.updateFunctionConfiguration(params).promise();
  if (stage) {
    const params = { FunctionName: 'orders', Role: 'admin', Code: { ImageUri: stage }, PackageType: 'Image' };
    await lambda.createFunction(params).promise();
  }
}
const third = (name, Role) => lambda.createFunction({ FunctionName: name, Role, Handler: 'a.b', Timeout: 1000, ...defaults });
