/** The source of a module with the zod schema of a JSON Schema, as far as that of a request goes. */
export function jsonSchemaToZod({ $defs }) {
  const expression = (shape) => {
    if (shape.$ref) return expression($defs[shape.$ref.split("/").at(-1)]);
    if (shape.enum) return `z.enum(${JSON.stringify(shape.enum)})`;
    const limits = (least, most) => (least === undefined ? "" : `.min(${least})`) + (most === undefined ? "" : `.max(${most})`);
    switch (shape.type) {
      case "string":
        return `z.string()${limits(shape.minLength, shape.maxLength)}${shape.pattern ? `.regex(new RegExp(${JSON.stringify(shape.pattern)}, "u"))` : ""}`;
      case "integer":
      case "number":
        return `z.number()${shape.type === "integer" ? ".int()" : ""}${limits(shape.minimum, shape.maximum)}`;
      case "boolean":
        return "z.boolean()";
      case "array":
        return `z.array(${expression(shape.items)})${limits(shape.minItems, shape.maxItems)}`;
    }
    if (!shape.properties) return `z.record(${expression(shape.propertyNames)}, ${expression(shape.additionalProperties)})`;
    const members = Object.entries(shape.properties).map(
      ([name, member]) => `${name}: ${expression(member)}${shape.required?.includes(name) ? "" : ".optional()"}`,
    );
    return `z.strictObject({ ${members.join(", ")} })`;
  };
  return `import * as z from "zod"; export default ${expression($defs.CreateFunctionRequest)}`;
}
