import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import type { FormErrors, FormValues } from './paramForm';
import classes from './TriggerDialog.module.css';
import type { ParamShape } from './types';

interface Properties {
  params: readonly ParamShape[];
  values: FormValues;
  errors: FormErrors;
  onChange: (name: string, value: string | boolean) => void;
}

/** A field for each parameter, by its type. */
export function ParamFields({ params, values, errors, onChange }: Properties) {
  return (
    <div className={classes.fields}>
      {params.map((param) => (
        <ParamField
          key={param.name}
          param={param}
          value={values[param.name] ?? ''}
          error={errors[param.name]}
          onChange={(value) => onChange(param.name, value)}
        />
      ))}
    </div>
  );
}

function boundsOf(param: ParamShape): string | null {
  const { minimum, maximum } = param;
  if (minimum !== null && maximum !== null) {
    return `${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')}`;
  }
  return minimum !== null ? `at least ${minimum.toLocaleString('en')}` : maximum !== null ? `at most ${maximum.toLocaleString('en')}` : null;
}

function hintOf(param: ParamShape): string {
  const bounds = param.type === 'number' || param.type === 'integer' ? boundsOf(param) : null;
  return [param.description, bounds].filter(Boolean).join(' · ');
}

interface FieldProperties {
  param: ParamShape;
  value: string | boolean;
  error: string | undefined;
  onChange: (value: string | boolean) => void;
}

function ParamField({ param, value, error, onChange }: FieldProperties) {
  const common = { label: param.name, description: hintOf(param) || undefined, error, withAsterisk: param.required };
  if (param.type === 'boolean') {
    return (
      <Switch
        label={param.name}
        description={hintOf(param) || undefined}
        error={error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  if (param.enum) {
    const data = text === '' || !param.enum.includes(text) ? ['', ...param.enum] : param.enum;
    return <NativeSelect {...common} size="xs" data={data} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  if (param.type === 'object' || param.type === 'array') {
    return (
      <Textarea
        {...common}
        classNames={{ input: 'mono' }}
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const isNumber = param.type === 'number' || param.type === 'integer';
  return (
    <TextInput
      {...common}
      inputMode={isNumber ? 'decimal' : undefined}
      placeholder={param.format === 'date-time' ? '2026-03-01T00:00:00Z' : undefined}
      spellCheck={false}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
