from moto import mock_aws

@mock_aws
def test_create():
    client.create_function(FunctionName="x", Runtime="python3.7", Role="myarn", Handler="a.b", Code={"ZipFile": b""})
