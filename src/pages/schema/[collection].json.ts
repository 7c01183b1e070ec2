import type { APIRoute } from 'astro';
import { schemas, type Collection } from '../../schema/collections.ts';
import { jsonSchema } from '../../schema/json.ts';

export const getStaticPaths = () =>
  Object.keys(schemas).map((collection) => ({ params: { collection }, props: { collection } }));

export const GET: APIRoute<{ collection: Collection }> = ({ props }) =>
  Response.json(jsonSchema(props.collection));
