import { formatRate } from '../common/format';
import classes from './Channel.module.css';
import { flowOf, periodOf } from './flow';

interface Lane {
  key: string;
  rate: number | null | undefined;
}

interface Properties {
  rate: number | null | undefined;
  isLate: boolean;
  waiting: string;
  lanes: Lane[];
}

function Water({ rate, thick }: { rate: number | null | undefined; thick?: boolean }) {
  const flow = flowOf(rate);
  return (
    <span
      className={classes.water}
      data-flows={flow.speed > 0 || undefined}
      data-thick={thick || undefined}
      style={{ '--gap': `${flow.gap}px`, '--period': `${periodOf(flow)}s` }}
      aria-hidden
    >
      <span className={classes.drops} />
    </span>
  );
}

/** What flows from one stage to the next: all of it, and a lane for each key. Its speed follows the rate. */
export function Channel({ rate, isLate, waiting, lanes }: Properties) {
  return (
    <div className={classes.channel} data-late={isLate || undefined}>
      <div className={classes.main}>
        <span className={classes.rate}>
          <span className="visually-hidden">Flows on at </span>
          {formatRate(rate)}
        </span>
        <Water rate={rate} thick />
        <span className={classes.waiting}>{waiting}</span>
      </div>
      {lanes.map((lane) => (
        <div key={lane.key} className={classes.lane}>
          <Water rate={lane.rate} />
        </div>
      ))}
    </div>
  );
}
