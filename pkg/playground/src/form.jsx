import { createFunctionRequest, describe } from "lambda-lint/full";
import { useMemo, useState } from "react";

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
const escaped = (step) => step.replaceAll("~", "~0").replaceAll("/", "~1");

/** The value at a pointer. */
function valueAt(request, pointer) {
  return pointer
    .slice(1)
    .split("/")
    .reduce((value, step) => (typeof value === "object" && value !== null ? value[step] : undefined), request);
}

/** A value as a field shows it. */
function shown(value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What was typed, as the member takes it. */
function read(text, type) {
  if (type === "list") return text.split(/[\s,]+/).filter(Boolean);
  return type === "integer" && /^\s*-?\d+\s*$/.test(text) ? Number(text) : text;
}

function hint({ min, max, quota, unit, default: usual }) {
  if (min === undefined) return undefined;
  const range = `${number.format(min)} to ${number.format(quota ?? max)} ${unit ?? ""}`;
  return usual === undefined ? range : `${range}, ${number.format(usual)} if empty`;
}

function Field({ pointer, request, error, warning, onEdit }) {
  const constraints = describe(pointer);
  const id = `field${pointer.replaceAll("/", "-")}`;
  // what is typed stays as it is while the field has the focus: a list may end in a comma
  const [draft, setDraft] = useState();
  const note = hint(constraints);
  const member = pointer.replace(/\/0$/, "");
  const reference = describe(member).url;
  // a member that is required in an object is not, as long as the object may be missing
  const isRequired = constraints.required && pointer.lastIndexOf("/") === 0;
  const described = [note && `${id}-hint`, error ? `${id}-error` : warning && `${id}-warning`].filter(Boolean).join(" ");
  const current = shown(valueAt(request, pointer));
  const common = {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": isRequired || undefined,
  };
  const offered = constraints.suggested ?? constraints.enum;
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
        <select {...common} value={current} onChange={({ target }) => onEdit(pointer, target.value)}>
          <option value="">—</option>
          {current !== "" && !offered.includes(current) && <option>{current}</option>}
          {offered.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      ) : (
        <div className="input">
          <input
            {...common}
            value={draft ?? current}
            onChange={({ target }) => {
              setDraft(target.value);
              onEdit(pointer, read(target.value, constraints.type));
            }}
            onBlur={() => setDraft(undefined)}
            placeholder={EXAMPLES[pointer]}
            inputMode={constraints.type === "integer" ? "numeric" : undefined}
            spellCheck={false}
            autoComplete="off"
          />
          {constraints.unit && <span className="unit">{constraints.unit}</span>}
        </div>
      )}
      {note && (
        <p className="hint" id={`${id}-hint`}>
          {note}
        </p>
      )}
      <Message id={id} error={error} warning={warning} />
    </div>
  );
}

function Message({ id, error, warning }) {
  if (!error && !warning) return null;
  const kind = error ? "error" : "warning";
  return (
    <p className={kind} id={`${id}-${kind}`}>
      {error ?? warning}
    </p>
  );
}

/** The entries of a map, such as tags: a name and a value each. */
function Entries({ title, pointer, request, messageAt, onEdit }) {
  const map = valueAt(request, pointer);
  const entries = typeof map === "object" && map !== null && !Array.isArray(map) ? Object.entries(map) : [];
  const [added, setAdded] = useState(0);
  const id = `map${pointer.replaceAll("/", "-")}`;
  const put = (next) => onEdit(pointer, Object.fromEntries(next.filter(([name]) => name !== "")));
  const rows = [...entries, ...Array.from({ length: added }, () => ["", ""])];
  const own = messageAt(pointer);
  return (
    <fieldset>
      <legend>{title}</legend>
      <Message id={id} {...own} />
      <ul className="entries">
        {rows.map(([name, value], at) => {
          const found = at < entries.length ? messageAt(`${pointer}/${escaped(name)}`) : {};
          const described = found.error ? `${id}-${at}-error` : found.warning ? `${id}-${at}-warning` : undefined;
          const change = (next) => {
            if (at >= entries.length && next[0] !== "") setAdded(added - 1);
            put(rows.map((row, index) => (index === at ? next : row)));
          };
          return (
            <li key={at}>
              <Cell label={`Name of entry ${at + 1} of ${title}`} value={name} described={described} isInvalid={Boolean(found.error)} onCommit={(text) => change([text, value])} placeholder="name" />
              <Cell label={`Value of ${name || `entry ${at + 1} of ${title}`}`} value={shown(value)} described={described} onCommit={(text) => change([name, text])} placeholder="value" isDisabled={name === ""} />
              <button type="button" aria-label={`Remove ${name || `entry ${at + 1}`}`} onClick={() => (at < entries.length ? put(entries.filter((_, index) => index !== at)) : setAdded(added - 1))}>
                Remove
              </button>
              <Message id={`${id}-${at}`} {...found} />
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={() => setAdded(added + 1)} disabled={added > 0}>
        Add
      </button>
    </fieldset>
  );
}

/** A field that changes the request when it is left or Enter is pressed: half a name is not a name. */
function Cell({ label, value, described, isInvalid, isDisabled, placeholder, onCommit }) {
  const [draft, setDraft] = useState();
  const commit = () => {
    if (draft !== undefined && draft !== value) onCommit(draft);
    setDraft(undefined);
  };
  return (
    <input
      aria-label={label}
      aria-describedby={described}
      aria-invalid={isInvalid || undefined}
      disabled={isDisabled}
      value={draft ?? value}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      onChange={({ target }) => setDraft(target.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === "Enter" && commit()}
    />
  );
}

export function Form({ request, options, diagnostics, onEdit }) {
  const schema = useMemo(() => createFunctionRequest({ ...options, coerce: true, labels: LABELS, fieldNames: false }), [options]);
  // the first issue of a member is the most important one
  const errors = useMemo(() => {
    const found = new Map();
    for (const { path, message } of schema["~standard"].validate(request).issues ?? []) {
      const pointer = path.map((step) => `/${escaped(String(step))}`).join("");
      if (!found.has(pointer)) found.set(pointer, message);
    }
    return found;
  }, [schema, request]);

  const isImage = request.PackageType === "Image";
  const errorAt = (pointer) => {
    if (errors.has(pointer)) return errors.get(pointer);
    const isMap = describe(pointer)?.type === "map";
    const inner = [...errors].find(([place]) => !isMap && place.startsWith(`${pointer}/`));
    return inner?.[1];
  };
  const warningAt = (pointer) => {
    const found = diagnostics.find(({ path, severity }) => path === pointer && severity !== "error");
    return found && [found.message, found.help].filter(Boolean).join("; ");
  };
  const isShown = ([pointer, kind]) => {
    if (kind === undefined || kind === (isImage ? "image" : "zip")) return true;
    return shown(valueAt(request, pointer)) !== "" || errorAt(pointer) !== undefined;
  };
  const messageAt = (pointer) => ({ error: errorAt(pointer), warning: warningAt(pointer) });
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()} aria-label="The most used members">
      {GROUPS.map(({ title, fields }) => (
        <fieldset key={title}>
          <legend>{title}</legend>
          <div className="fields">
            {fields.filter(isShown).map(([pointer]) => (
              <Field key={pointer} pointer={pointer} request={request} error={errorAt(pointer)} warning={warningAt(pointer)} onEdit={onEdit} />
            ))}
          </div>
        </fieldset>
      ))}
      <Entries title="Environment variables" pointer="/Environment/Variables" request={request} messageAt={messageAt} onEdit={onEdit} />
      <Entries title="Tags" pointer="/Tags" request={request} messageAt={messageAt} onEdit={onEdit} />
    </form>
  );
}
