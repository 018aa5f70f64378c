import { Link } from 'react-router';
import { withQuery } from '../app/api';
import classes from './dags.module.css';

/** Words to find a DAG by; each leads to the others that have it. */
export function Tags({ tags }: { tags: readonly string[] }) {
  return tags.map((tag) => (
    <Link key={tag} to={withQuery('/dags', { tag })} className={classes.tag} aria-label={`DAGs tagged ${tag}`}>
      {tag}
    </Link>
  ));
}
