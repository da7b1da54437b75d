#!/usr/bin/env python3
"""Records how awscli reads the words of commands: `python3 record_awscli.py > awscli.json`, with awscli from PyPI.

Each line of the result has the words behind `aws`, and either the parameters of the call or that awscli refuses them.
The test `commands::reads_words_as_awscli_does` replays the file.
"""

import contextlib
import io
import json
import os
import random
import sys
import tempfile
import zipfile

import awscli
import awscli.clidriver

os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="eu-west-1", AWS_CONFIG_FILE="/nonexistent")
calls = []
awscli.clidriver.CLIOperationCaller.invoke = lambda self, service, operation, parameters, parsed: calls.append(parameters) or 0
random.seed(20261130)

BASE = ["lambda", "create-function", "--function-name", "orders", "--role", "arn:aws:iam::123456789012:role/orders"]
PIECES = ["a", "b", "Key", "=", "=", ",", ",", "{", "}", "[", "]", '"', "'", "\\", "\\,", " ", "1", ":", "/", "@", "é", "-", "."]
SHORTHAND = {
    "--tags": ["a=b", "a=b,c=d", "a=b,c", "a={b=c}", "a='b,c'", 'a="b c"', "a=", "a=[b]", "a = b , c = d"],
    "--environment": ["Variables={A1=b}", "Variables={A1=b,B1='c,d'}", "Variables={A1=b}}", "A1=b", "Variables=x", "Variables={A1=}"],
    "--vpc-config": ["SubnetIds=a,b,SecurityGroupIds=c", "SubnetIds=[a,b]", "SubnetIds=[],Ipv6AllowedForDualStack=true", "SubnetIds=a,SubnetIds=b"],
    "--image-config": ["EntryPoint=a,b,Command=c", "Command=[a,'b c'],WorkingDirectory=/x", "Command=a"],
    "--ephemeral-storage": ["Size=512", "Size= 1_0 ", "Size=x", "Size=5,x"],
    "--file-system-configs": ["Arn=a,LocalMountPath=/mnt/x", "Arn=a"],
    "--logging-config": ["LogFormat=JSON,LogGroup=a/b#c", "LogFormat"],
    "--code": ["S3Bucket=a,S3Key=b", "ImageUri=a:b", "ZipFile=x"],
    "--snap-start": ["ApplyOn=PublishedVersions"],
}
JSON = ['{"a": "b"}', "{a: b}", '["a", "b"]', "[]", "{}", '{"Variables": {"A1": "b"}}', ' {"Size": 512}', '"x"']
OPTIONS = [
    ["--timeout", "10"], ["--timeout", "x"], ["--timeout", " 7 "], ["--timeout=8"], ["--timeout"], ["--tim", "3"], ["--t", "3"],
    ["--memory", "512"], ["--mem=512"], ["--publish"], ["--no-publish"], ["--publish", "true"], ["--publish=true"],
    ["--description", "a b"], ["--description", "-x"], ["--description", "-5"], ["--description", "-x y"], ["--description", ""],
    ["--layers", "a", "b"], ["--layers"], ["--layers", '["a", "b"]'], ["--architectures", "arm64", "--layers", "c"],
    ["--zip-file", "fileb://a.zip"], ["--zip-file", "a.zip"], ["--zip", "fileb://a.zip"], ["--code", "S3Bucket=a,S3Key=b"],
    ["--region", "eu-west-1"], ["--reg", "eu-west-1"], ["--output", "json"], ["--debugx"], ["--bogus", "1"], ["-x"], ["x"],
    ["--handler", "a.b", "c"], ["--no-cli-x"], ["--cli-input-json", '{"Timeout": 5, "Handler": "x.y"}'], ["--ro", "x"],
    ["--handler", "--runtime", "nodejs24.x"], ["--color", "on"], ["--co", "on"], ["--no-verify-ssl"], ["--kms-key-arn", "x"],
    ["--handler", "a", "--handler", "b"], ["--cli-input-json", "{"], ["--package", "Zip"], ["--package-type=Image"], ["--func", "x"],
]


def random_text():
    return "".join(random.choice(PIECES) for _ in range(random.randint(1, 12)))


def commands():
    for option in OPTIONS:
        yield BASE + option
        yield BASE + option + ["--runtime", "nodejs24.x"]
    for option, values in SHORTHAND.items():
        for value in values + JSON:
            yield BASE + [option, value]
        for value in values:
            for _ in range(8):
                at = random.randint(0, len(value))
                yield BASE + [option, value[:at] + random.choice(PIECES) + value[at + random.randint(0, 1):]]
    for _ in range(250):
        yield BASE + ["--tags", random_text()]
    for _ in range(100):
        yield BASE + ["--tags", "a=" + random_text()]
    for _ in range(100):
        words = list(BASE)
        for option in random.sample(OPTIONS, 3):
            words += option
        yield words
    for words in [["lambda", "create-function"], BASE[:4], ["--region", "x"] + BASE, ["lambda", "--region", "x"] + BASE[1:]]:
        yield words


def plain(value):
    if isinstance(value, bytes):
        return "<bytes>"
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with zipfile.ZipFile("a.zip", "w") as archive:
            archive.writestr("index.js", "")
        print("[")
        lines = [json.dumps({"awscli": awscli.__version__})]
        seen = set()
        for words in commands():
            if any("file://" in word and "fileb://a.zip" not in word for word in words) or str(words) in seen:
                continue
            seen.add(str(words))
            calls.clear()
            with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
                try:
                    awscli.clidriver.create_clidriver().main(list(words))
                except SystemExit:
                    pass
            result = {"parameters": plain(calls[0])} if calls else {"refused": True}
            lines.append(json.dumps({"words": words, **result}))
        print(",\n".join(lines))
        print("]")


if __name__ == "__main__":
    main()
