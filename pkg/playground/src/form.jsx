import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { createFunctionRequest, describe } from "lambda-lint/full";
import { useEffect, useMemo } from "react";
import { get, useForm } from "react-hook-form";

/** The most used members, in groups. What a field may hold comes from `describe`. */
const GROUPS = [
  { title: "Function", fields: [["/FunctionName"], ["/Description"], ["/Role"]] },
  {
    title: "Code",
    fields: [
      ["/PackageType"],
      ["/Code/S3Bucket", "zip"],
      ["/Code/S3Key", "zip"],
      ["/Code/ImageUri", "image"],
      ["/Runtime", "zip"],
      ["/Handler", "zip"],
      ["/Architectures/0"],
    ],
  },
  { title: "Resources", fields: [["/MemorySize"], ["/Timeout"], ["/EphemeralStorage/Size"]] },
  { title: "Network and logs", fields: [["/VpcConfig/SubnetIds"], ["/VpcConfig/SecurityGroupIds"], ["/TracingConfig/Mode"], ["/LoggingConfig/LogFormat"]] },
];

const LABELS = {
  "/PackageType": "Package",
  "/Role": "Execution role",
  "/Architectures/0": "Architecture",
  "/EphemeralStorage/Size": "Space in /tmp",
  "/MemorySize": "Memory",
  "/Code/S3Bucket": "Bucket",
  "/Code/S3Key": "Object",
  "/Code/ImageUri": "Image",
  "/VpcConfig/SubnetIds": "Subnets",
  "/VpcConfig/SecurityGroupIds": "Security groups",
  "/TracingConfig/Mode": "Tracing",
  "/LoggingConfig/LogFormat": "Format of logs",
  "/FunctionName": "Name",
};

const EXAMPLES = {
  "/FunctionName": "orders",
  "/Role": "arn:aws:iam::123456789012:role/orders",
  "/Handler": "index.handler",
  "/Code/ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7",
  "/VpcConfig/SubnetIds": "subnet-…, subnet-…",
  "/VpcConfig/SecurityGroupIds": "sg-…",
};

const nameOf = (pointer) => pointer.slice(1).replaceAll("/", ".");
const number = new Intl.NumberFormat("en");

/** The first message at a place or in it. */
function messageOf(error) {
  if (error === undefined || error === null || typeof error !== "object") return undefined;
  return typeof error.message === "string" ? error.message : Object.values(error).map(messageOf).find(Boolean);
}

function hint({ min, max, quota, unit, default: usual }) {
  if (min === undefined) return undefined;
  const range = `${number.format(min)} to ${number.format(quota ?? max)} ${unit ?? ""}`;
  return usual === undefined ? range : `${range}, ${number.format(usual)} if empty`;
}

function Field({ pointer, form, warning, onEdit }) {
  const constraints = describe(pointer);
  const id = `field${pointer.replaceAll("/", "-")}`;
  const error = messageOf(get(form.formState.errors, nameOf(pointer)));
  const note = hint(constraints);
  const member = pointer.replace(/\/0$/, "");
  const reference = describe(member).url;
  // a member that is required in an object is not, as long as the object may be missing
  const isRequired = constraints.required && pointer.lastIndexOf("/") === 0;
  const described = [note && `${id}-hint`, error ? `${id}-error` : warning && `${id}-warning`].filter(Boolean).join(" ");
  const isList = constraints.type === "list";
  const isNumber = constraints.type === "integer";
  const common = {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": isRequired || undefined,
    ...form.register(nameOf(pointer), {
      onChange: ({ target }) => onEdit(pointer, isList ? target.value.split(/[\s,]+/).filter(Boolean) : target.value, constraints),
      setValueAs: isList ? (value) => (typeof value === "string" ? value.split(/[\s,]+/).filter(Boolean) : value) : undefined,
    }),
  };
  const offered = constraints.suggested ?? constraints.enum;
  const current = form.getValues(nameOf(pointer));
  return (
    <div className={`field ${error ? "has-error" : warning ? "has-warning" : ""}`}>
      <div className="name">
        <label htmlFor={id}>{LABELS[pointer] ?? nameOf(pointer)}</label>
        {isRequired && <span className="required">required</span>}
        {reference && (
          <a className="reference" href={reference} target="_blank" rel="noreferrer" aria-label={`${nameOf(member)} in the API reference`}>
            {nameOf(member)}
          </a>
        )}
      </div>
      {offered ? (
        <select {...common}>
          <option value="">—</option>
          {typeof current === "string" && current !== "" && !offered.includes(current) && <option value={current}>{current}</option>}
          {offered.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      ) : (
        <div className="input">
          <input {...common} placeholder={EXAMPLES[pointer]} inputMode={isNumber ? "numeric" : undefined} spellCheck={false} autoComplete="off" />
          {constraints.unit && <span className="unit">{constraints.unit}</span>}
        </div>
      )}
      {note && (
        <p className="hint" id={`${id}-hint`}>
          {note}
        </p>
      )}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : (
        warning && (
          <p className="warning" id={`${id}-warning`}>
            {warning}
          </p>
        )
      )}
    </div>
  );
}

/** Fields that a request does not fill are empty, so that no old value stays in them. */
function valuesOf(request) {
  const values = structuredClone(request);
  const put = (object, [name, ...rest]) => {
    if (rest.length === 0) object[name] ??= "";
    else if (object[name] === undefined || object[name] === null) put((object[name] = rest[0] === "0" ? [] : {}), rest);
    else if (typeof object[name] === "object") put(object[name], rest);
  };
  for (const { fields } of GROUPS) for (const [pointer] of fields) put(values, pointer.slice(1).split("/"));
  return values;
}

export function Form({ request, options, diagnostics, onEdit }) {
  const schema = useMemo(() => createFunctionRequest({ ...options, coerce: true, labels: LABELS }), [options]);
  const values = useMemo(() => valuesOf(request), [request]);
  const form = useForm({ resolver: standardSchemaResolver(schema), values, mode: "onChange" });
  const { errors } = form.formState;
  useEffect(() => void form.trigger(), [values, schema]);

  const isImage = request.PackageType === "Image";
  const warningAt = (pointer) => {
    const found = diagnostics.find(({ path, severity }) => path === pointer && severity !== "error");
    return found && [found.message, found.help].filter(Boolean).join("; ");
  };
  const isShown = ([pointer, kind]) => {
    if (kind === undefined || kind === (isImage ? "image" : "zip")) return true;
    const value = get(values, nameOf(pointer));
    return (value !== "" && value !== undefined) || messageOf(get(errors, nameOf(pointer))) !== undefined;
  };
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()} aria-label="The most used members">
      {GROUPS.map(({ title, fields }) => (
        <fieldset key={title}>
          <legend>{title}</legend>
          <div className="fields">
            {fields.filter(isShown).map(([pointer]) => (
              <Field key={pointer} pointer={pointer} form={form} warning={warningAt(pointer)} onEdit={onEdit} />
            ))}
          </div>
        </fieldset>
      ))}
    </form>
  );
}
