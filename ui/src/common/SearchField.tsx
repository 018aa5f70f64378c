import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';

interface Properties {
  label: string;
  value: string;
  onChange: (value: string) => void;
  width?: number | string;
}

/** Filters as one types, a quarter of a second after the last key. */
export function SearchField({ label, value, onChange, width = 240 }: Properties) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  // What was reported and is not in the address yet. The address lags behind the keys: what it says then is no news.
  const [reported, setReported] = useState<readonly string[]>([]);
  if (seen !== value) {
    setSeen(value);
    setReported(reported.slice(reported.indexOf(value) + 1));
    if (!reported.includes(value)) {
      // The address changed by other means (back, a link): show what it says.
      setText(value);
      setReported([]);
    }
  }
  const report = useDebouncedCallback((next: string) => {
    if (next === text && next !== (reported.at(-1) ?? value)) {
      setReported([...reported, next]);
      onChange(next);
    }
  }, 250);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={14} aria-hidden />}
      value={text}
      w={width}
      maw="100%"
      onChange={(event) => {
        setText(event.currentTarget.value);
        report(event.currentTarget.value);
      }}
    />
  );
}
