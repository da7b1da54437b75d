import { useState } from "react";

function Text({ name, label, options, onChange, ...rest }) {
  return (
    <label>
      {label}
      <input value={options[name]} onChange={({ target }) => onChange({ ...options, [name]: target.value })} spellCheck={false} autoComplete="off" {...rest} />
    </label>
  );
}

function Check({ name, label, options, onChange }) {
  return (
    <label className="check">
      <input type="checkbox" checked={options[name]} onChange={({ target }) => onChange({ ...options, [name]: target.checked })} />
      {label}
    </label>
  );
}

/** The options of the linter. */
export function Options({ options, fault, onChange }) {
  const given = { options, onChange };
  const isSet = Object.entries(options).some(([name, value]) => value && !["advice", "partial", "region"].includes(name));
  const [isOpen, setOpen] = useState(isSet);
  return (
    <section className="options" aria-label="Options">
      <Text name="region" label="Region" placeholder="eu-west-1" size="13" {...given} />
      <Check name="advice" label="Advice" {...given} />
      <Check name="partial" label="Partial" {...given} />
      <button type="button" aria-expanded={isOpen} aria-controls="more-options" onClick={() => setOpen(!isOpen)}>
        {isOpen ? "Fewer options" : "More options"}
      </button>
      {isOpen && (
        <div id="more-options" className="more">
          <Text name="account" label="Account" placeholder="123456789012" size="14" inputMode="numeric" {...given} />
          <Text name="asOf" label="Check as of" type="date" {...given} />
          <label>
            Placeholders
            <select value={options.placeholders} onChange={({ target }) => onChange({ ...options, placeholders: target.value })}>
              <option value="">warn (default)</option>
              <option>allow</option>
              <option>error</option>
            </select>
          </label>
          <Text name="select" label="Only these rules" placeholder="default, security" {...given} />
          <Text name="ignore" label="Not these rules" placeholder="placeholder" {...given} />
        </div>
      )}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
