/** Standard Schema 1.x (https://standardschema.dev), as far as this package implements it. */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardSchemaV1.Props<Input, Output>;
}

export declare namespace StandardSchemaV1 {
  interface Props<Input, Output> {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly validate: (value: unknown) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
  }

  interface Issue {
    readonly message: string;
    readonly path?: readonly PropertyKey[] | undefined;
  }
}
