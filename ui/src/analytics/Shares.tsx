import { useComputedColorScheme } from '@mantine/core';
import { EmptyState } from '../common/EmptyState';
import { formatNumber } from '../common/format';
import { useAnalysisOptions } from './analyses';
import { nationalityColour } from './colours';
import { LiveNumber } from './LiveNumber';
import { formatAge, formatShare } from './numbers';
import type { GenderShare, NationalityShare } from './types';
import classes from './analytics.module.css';

const genderNames: Record<string, string> = { female: 'Women', male: 'Men' };
const genderName = (gender: string | null) => genderNames[gender ?? ''] ?? 'Unknown';
const genderColour = (gender: string | null) => (gender === 'female' || gender === 'male' ? `var(--mr-${gender})` : 'var(--state-none)');

/** One bar for all, split by gender, and the numbers under it. */
export function GenderShares({ genders }: { genders: GenderShare[] }) {
  return (
    <div>
      <div className={classes.split} aria-hidden>
        {genders.map(({ gender, share }) => (
          <span key={gender} style={{ width: `${share * 100}%`, background: genderColour(gender) }} />
        ))}
      </div>
      <dl className={classes.splitLegend}>
        {genders.map(({ gender, users, share, averageAge }) => (
          <div key={gender}>
            <dt>
              <span className={classes.dot} style={{ background: genderColour(gender) }} aria-hidden /> {genderName(gender)}
            </dt>
            <dd>
              <LiveNumber value={formatNumber(users)} /> <span className="muted">{formatShare(share)}</span>
              <small className="muted">average age {formatAge(averageAge)}</small>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Where a nationality stands in the configured list, so that it keeps its colour whatever is filtered. */
export function useNationalityColours(): (national: string | null) => string {
  const options = useAnalysisOptions();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (national) => nationalityColour(options.data?.nationalities.findIndex((option) => option.national === national) ?? 0, isDark);
}

interface ListProperties {
  nationalities: NationalityShare[];
  compact?: boolean;
}

/** A bar for each nationality; the longest is the largest. */
export function NationalityShares({ nationalities, compact }: ListProperties) {
  const colourOf = useNationalityColours();
  const most = Math.max(...nationalities.map(({ share }) => share), 0.0001);
  if (nationalities.length === 0) {
    return <EmptyState title="No users">Nobody is in what was asked for.</EmptyState>;
  }
  return (
    <ul className={classes.bars}>
      {nationalities.map(({ national, country, users, share, female, averageAge }) => (
        <li key={national}>
          <div className={classes.barText}>
            <span>
              {country ?? national} <span className="muted">{national}</span>
            </span>
            <span className="nowrap">
              <LiveNumber value={formatNumber(users)} /> <span className="muted">{formatShare(share)}</span>
            </span>
          </div>
          <div className={classes.bar} aria-hidden>
            <span style={{ width: `${(share / most) * 100}%`, background: colourOf(national) }} />
          </div>
          {!compact && (
            <small className="muted">
              {formatShare(users > 0 ? female / users : 0)} women, average age {formatAge(averageAge)}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
