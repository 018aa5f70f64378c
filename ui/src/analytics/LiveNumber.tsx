import { useEffect, useRef } from 'react';
import classes from './analytics.module.css';

/** A number that lights up for a moment when it changes; its width follows its digits only. */
export function LiveNumber({ value }: { value: string }) {
  const box = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);
  useEffect(() => {
    if (shown.current === value) {
      return;
    }
    shown.current = value;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!still && box.current?.animate) {
      box.current.animate([{ backgroundColor: 'var(--mr-accent-soft)' }, { backgroundColor: 'transparent' }], { duration: 1_200, easing: 'ease-out' });
    }
  }, [value]);
  return (
    <span ref={box} className={classes.live}>
      {value}
    </span>
  );
}
