import { Fragment, useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './common.module.css';

export interface Crumb {
  to: string;
  label: string;
}

interface Properties {
  title: string;
  /** Shown in place of the title, where it is more than text. */
  heading?: ReactNode;
  crumbs?: Crumb[];
  description?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, heading, crumbs = [], description, actions }: Properties) {
  useEffect(() => {
    document.title = `${title} · Millrace`;
  }, [title]);
  return (
    <header className={classes.pageHeader}>
      <div className={classes.pageTitle}>
        {crumbs.length > 0 && (
          <nav aria-label="Breadcrumbs" className={classes.crumbs}>
            {crumbs.map((crumb) => (
              <Fragment key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
                <span aria-hidden>/</span>
              </Fragment>
            ))}
          </nav>
        )}
        <h1>{heading ?? title}</h1>
        {description && <div className={classes.pageDescription}>{description}</div>}
      </div>
      {actions && <div className={classes.pageActions}>{actions}</div>}
    </header>
  );
}
