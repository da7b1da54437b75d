// A request in the forms that people send it in.

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A word as a shell takes it. */
const word = (text) => (/^[\w./:,=-]+$/.test(text) ? text : quoted(text));

/** A call of the AWS CLI. */
export function asCommand(request, { region }) {
  const at = region ? ` --region ${word(region)}` : "";
  return `aws lambda create-function${at} --cli-input-json ${quoted(JSON.stringify(request, null, 2))}\n`;
}

/** A call of the AWS SDK for JavaScript. */
export function asCall(request, { region }) {
  const { Code, ...rest } = request;
  // the SDK takes bytes
  const zip = typeof Code?.ZipFile === "string" ? { ...Code, ZipFile: "@bytes@" } : Code;
  const bytes = `Buffer.from(${JSON.stringify(Code?.ZipFile ?? "")}, "base64")`;
  const input = JSON.stringify(Code === undefined ? rest : { ...rest, Code: zip }, null, 2).replace('"@bytes@"', () => bytes);
  return [
    'import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";',
    "",
    `const client = new LambdaClient(${region ? JSON.stringify({ region }) : "{}"});`,
    `await client.send(new CreateFunctionCommand(${input}));`,
    "",
  ].join("\n");
}

/** The command that checks the same with the program. */
export function asCheck(fileName, options) {
  const flags = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return value === true ? [flag] : [flag, word(Array.isArray(value) ? value.join(",") : value)];
  });
  return `${["npx lambda-lint check", ...flags, fileName].join(" ")}\n`;
}
