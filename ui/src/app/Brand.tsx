import { Link } from 'react-router';
import classes from './Rail.module.css';

export function Brand() {
  return (
    <Link to="/" className={classes.brand} aria-label="Millrace, home">
      <img src="/mark.svg" width="22" height="22" alt="" />
      Millrace
    </Link>
  );
}
