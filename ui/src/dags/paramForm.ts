import type { ParamShape } from './types';

/** What is written in the form: text for most, true or false for switches; undefined where nothing was touched. */
export type FormValues = Record<string, string | boolean>;
export type FormErrors = Record<string, string>;

export interface ReadForm {
  /** What differs from the defaults: the run keeps only that, so that a changed default holds for it too. */
  conf: Record<string, unknown>;
  errors: FormErrors;
}

const isComposite = (param: ParamShape) => param.type === 'object' || param.type === 'array';

/** How a value stands in its field. */
export function textOf(param: ParamShape, value: unknown): string | boolean {
  if (param.type === 'boolean') {
    return value === true;
  }
  if (value === null || value === undefined) {
    return '';
  }
  if (isComposite(param)) {
    return JSON.stringify(value, null, 2);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function initialValues(params: readonly ParamShape[], conf: Record<string, unknown> = {}): FormValues {
  return Object.fromEntries(params.map((param) => [param.name, textOf(param, param.name in conf ? conf[param.name] : param.default)]));
}

/** Reads the form; a field's error says what it may be. */
export function readForm(params: readonly ParamShape[], values: FormValues): ReadForm {
  const conf: Record<string, unknown> = {};
  const errors: FormErrors = {};
  for (const param of params) {
    const written = values[param.name] ?? textOf(param, param.default);
    const isBlank = typeof written === 'string' && written.trim() === '';
    if (isBlank && (param.type !== 'string' || param.required || param.default === null)) {
      if (param.required) {
        errors[param.name] = 'This must be given.';
      } else if (param.default !== null && param.default !== undefined) {
        errors[param.name] = `Leave ${JSON.stringify(param.default)}, or give another value.`;
      }
      continue;
    }
    const value = valueOf(param, written);
    const problem = value === undefined ? expectation(param) : problemOf(param, value);
    if (problem) {
      errors[param.name] = problem;
    } else if (param.required || JSON.stringify(value) !== JSON.stringify(param.default)) {
      conf[param.name] = value;
    }
  }
  return { conf, errors };
}

/** Reads parameters written as JSON. `''` in the errors is about the text as a whole. */
export function readJson(params: readonly ParamShape[], text: string): ReadForm {
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    return { conf: {}, errors: { '': `This is no JSON: ${error instanceof Error ? error.message : String(error)}` } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { conf: {}, errors: { '': 'The parameters are a JSON object: {"name": value}.' } };
  }
  const conf = value as Record<string, unknown>;
  const errors: FormErrors = {};
  for (const name of Object.keys(conf).filter((key) => params.every((param) => param.name !== key))) {
    errors[name] = params.length === 0 ? 'This DAG takes no parameters.' : 'There is no such parameter.';
  }
  for (const param of params) {
    const problem = param.name in conf ? problemOf(param, conf[param.name]) : param.required ? 'This must be given.' : null;
    if (problem) {
      errors[param.name] = problem;
    }
  }
  return { conf, errors };
}

/** What a field's text stands for; undefined when it stands for nothing the parameter takes. */
function valueOf(param: ParamShape, written: string | boolean): unknown {
  if (typeof written === 'boolean' || param.type === 'string') {
    return written;
  }
  try {
    return JSON.parse(written.trim()) as unknown;
  } catch {
    return undefined;
  }
}

/** Why a value cannot be the parameter's, or null. */
export function problemOf(param: ParamShape, value: unknown): string | null {
  if (!hasType(param, value)) {
    return expectation(param);
  }
  if (param.enum && !param.enum.includes(String(value))) {
    return `This is one of ${param.enum.join(', ')}.`;
  }
  if (typeof value === 'number' && ((param.minimum !== null && value < param.minimum) || (param.maximum !== null && value > param.maximum))) {
    return expectation(param);
  }
  return null;
}

function hasType(param: ParamShape, value: unknown): boolean {
  switch (param.type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
    case 'array':
      return typeof value === 'object' && value !== null;
    default:
      return typeof value === 'string' && (param.format !== 'date-time' || !Number.isNaN(Date.parse(value)));
  }
}

/** What the parameter takes, as a sentence. */
export function expectation(param: ParamShape): string {
  if (param.type === 'integer' || param.type === 'number') {
    const kind = param.type === 'integer' ? 'a whole number' : 'a number';
    const { minimum, maximum } = param;
    if (minimum !== null && maximum !== null) {
      return `This is ${kind} from ${minimum} to ${maximum}.`;
    }
    return minimum !== null ? `This is ${kind} of at least ${minimum}.` : maximum !== null ? `This is ${kind} of at most ${maximum}.` : `This is ${kind}.`;
  }
  if (param.type === 'boolean') {
    return 'This is true or false.';
  }
  if (isComposite(param)) {
    return 'This is a JSON object or array.';
  }
  return param.format === 'date-time' ? 'This is a moment such as 2026-03-01T00:00:00Z.' : 'This is text.';
}
