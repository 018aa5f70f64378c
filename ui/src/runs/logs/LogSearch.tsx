import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { MOST_MATCHES } from './logModel';
import classes from './LogPanel.module.css';

interface Properties {
  text: string;
  count: number;
  /** Index of the match that is looked at; -1 for none. */
  current: number;
  onText: (text: string) => void;
  onStep: (by: 1 | -1) => void;
  level: string;
  onLevel: (level: string) => void;
}

const levelChoices = [
  { value: '', label: 'All levels' },
  { value: 'information', label: 'Information and above' },
  { value: 'warning', label: 'Warnings and errors' },
  { value: 'error', label: 'Errors only' },
];

export function LogSearch({ text, count, current, onText, onStep, level, onLevel }: Properties) {
  const total = `${count.toLocaleString('en')}${count === MOST_MATCHES ? '+' : ''}`;
  return (
    <div className={classes.search}>
      <TextInput
        type="search"
        aria-label="Search in the log"
        placeholder="Search in the log"
        leftSection={<Search size={14} aria-hidden />}
        value={text}
        className={classes.field}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          }
        }}
      />
      <span className={classes.count} role="status" aria-label="Matches">
        {text === '' ? '' : count === 0 ? 'none' : current < 0 ? total : `${(current + 1).toLocaleString('en')} of ${total}`}
      </span>
      <ActionIcon.Group>
        <ActionIcon variant="default" size="30px" aria-label="Previous match" disabled={count === 0} onClick={() => onStep(-1)}>
          <ChevronUp size={14} />
        </ActionIcon>
        <ActionIcon variant="default" size="30px" aria-label="Next match" disabled={count === 0} onClick={() => onStep(1)}>
          <ChevronDown size={14} />
        </ActionIcon>
      </ActionIcon.Group>
      <NativeSelect size="xs" aria-label="Level" data={levelChoices} value={level} onChange={(event) => onLevel(event.currentTarget.value)} />
    </div>
  );
}
