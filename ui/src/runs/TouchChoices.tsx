import { Checkbox } from '@mantine/core';
import classes from './TouchedList.module.css';
import type { ClearChoice } from './targets';

interface Properties {
  names: readonly (keyof ClearChoice)[];
  choice: Partial<ClearChoice>;
  onChange: (part: Partial<ClearChoice>) => void;
}

const texts: Record<keyof ClearChoice, [label: string, hint: string]> = {
  upstream: ['Upstream', 'and the tasks these depend on'],
  downstream: ['Downstream', 'and the tasks that depend on these'],
  past: ['Past', 'and in earlier runs'],
  future: ['Future', 'and in later runs'],
  onlyFailed: ['Only failed', 'leave what did not fail'],
};

/** What is touched beside the tasks or runs that are meant. */
export function TouchChoices({ names, choice, onChange }: Properties) {
  return (
    <div className={classes.choices}>
      {names.map((name) => (
        <Checkbox
          key={name}
          label={texts[name][0]}
          description={texts[name][1]}
          checked={choice[name] ?? false}
          onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
        />
      ))}
    </div>
  );
}
