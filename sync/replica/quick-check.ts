import type * as v from 'valibot';
import { oddKeys, type Shape } from './schema-shape.ts';

/** True only for what the schema accepts and leaves as it is. False says nothing: the schema itself has to be asked. */
type Check = (value: unknown) => boolean;

type RecordOf = Readonly<Record<string, unknown>>;

const refuse: Check = () => false;
/** Of a record's keys, which are few and come again and again: languages. */
const mostKnownKeys = 64;

/**
 * A schema as nested closures that only say yes: ten times as fast as parsing with it, which collects issues and copies, and a feed is
 * nearly always right. Made without eval, which the page's policy forbids. A kind of schema that is not known here is never accepted.
 */
export function quickCheck(schema: v.GenericSchema): Check {
  return checkOf(schema);
}

function checkOf(shape: Shape): Check {
  const base = baseOf(shape);
  const [, ...actions] = shape.pipe ?? [];
  return actions.reduce((check, action) => both(check, actionOf(action)), base);
}

function baseOf(shape: Shape): Check {
  switch (shape.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return (value) => typeof value === 'number' && !Number.isNaN(value);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'picklist':
      return (value) => shape.options?.includes(value) === true;
    case 'nullable':
      return nullable(checkOf(shape.wrapped ?? shape));
    case 'array':
      return arrayOf(shape.item);
    case 'strict_tuple':
      return tupleOf(shape.items ?? []);
    case 'object':
      return objectOf(shape.entries ?? {});
    case 'record':
      return recordOf(shape);
    default:
      return refuse;
  }
}

function actionOf({ type, requirement }: Shape): Check {
  if (type === 'integer') return Number.isInteger;
  if (type === 'safe_integer') return Number.isSafeInteger;
  if (type === 'regex' && requirement instanceof RegExp && !requirement.global && !requirement.sticky)
    return (value) => typeof value === 'string' && requirement.test(value);
  if (typeof requirement !== 'number') return refuse;
  switch (type) {
    case 'min_length':
      return (value) => lengthOf(value) >= requirement;
    case 'max_length':
      return (value) => lengthOf(value) <= requirement;
    case 'min_value':
      return (value) => typeof value === 'number' && value >= requirement;
    case 'max_value':
      return (value) => typeof value === 'number' && value <= requirement;
    default:
      return refuse;
  }
}

const both =
  (one: Check, other: Check): Check =>
  (value) =>
    one(value) && other(value);

const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

function arrayOf(shape: Shape | undefined): Check {
  const check = shape === undefined ? refuse : checkOf(shape);
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let index = 0; index < value.length; index++) if (!check(value[index])) return false;
    return true;
  };
}

function tupleOf(shapes: readonly Shape[]): Check {
  const checks = shapes.map(checkOf);
  return (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) return false;
    for (let index = 0; index < checks.length; index++) if (checks[index]?.(value[index]) !== true) return false;
    return true;
  };
}

/** A field that the schema does not name would be dropped by it: what is refused here is then kept as it puts it. */
function objectOf(entries: Readonly<Record<string, Shape>>): Check {
  const fields = new Map(Object.entries(entries).map(([name, shape]) => [name, fieldOf(shape)]));
  const required = [...fields.values()].filter((field) => field.required).length;
  return (value) => {
    if (!isRecord(value)) return false;
    let found = 0;
    for (const name in value) {
      const field = fields.get(name);
      if (field === undefined || !field.check(value[name])) return false;
      if (field.required) found++;
    }
    return found === required;
  };
}

function fieldOf(shape: Shape): { readonly check: Check; readonly required: boolean } {
  const optional = shape.type === 'optional' && shape.pipe === undefined && shape.wrapped !== undefined;
  // With a default an absent field would not stay absent.
  if (optional && !('default' in shape && shape.default !== undefined))
    return { check: checkOf(shape.wrapped ?? shape), required: false };
  return { check: checkOf(shape), required: true };
}

function recordOf({ key, value: shape }: Shape): Check {
  if (key === undefined || shape === undefined) return refuse;
  const isKey = checkOf(key);
  const check = checkOf(shape);
  const known = new Set<string>();
  const learn = (name: string): boolean => {
    if (oddKeys.has(name) || !isKey(name)) return false;
    if (known.size < mostKnownKeys) known.add(name);
    return true;
  };
  return (value) => {
    if (!isRecord(value)) return false;
    for (const name in value) {
      if (!known.has(name) && !learn(name)) return false;
      if (!check(value[name])) return false;
    }
    return true;
  };
}

const isRecord = (value: unknown): value is RecordOf =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lengthOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN;
