import { segment, AIRFLOW } from '../app/api';
import { CopyButton } from '../common/CopyButton';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import classes from './CodeTab.module.css';
import { codePieces } from './codePieces';
import { DAGS, useMillrace } from './queries';
import type { DagPageData } from './types';

/** The DAG as the C# that defines its shape. */
export function CodeTab({ page }: { page: DagPageData }) {
  const { dagId } = page.summary;
  const source = useMillrace<{ content: string | null }>([...DAGS, 'source'], `${AIRFLOW}/dagSources/${segment(dagId)}`);
  const content = source.data?.content ?? '';
  return (
    <Panel title="Definition" flush actions={content && <CopyButton text={content} label="Copy the code" />}>
      <QueryView query={source} what="the code" height={300}>
        {() => (
          <>
            <p className={classes.note}>DAGs are compiled: this is what the program built, written as C#. The bodies of tasks are left out.</p>
            {/* The box takes the focus so that arrow keys can scroll it. */}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre className={classes.code} tabIndex={0} role="region" aria-label={`Code of ${dagId}`}>
              {content.trimEnd().split('\n').map((line, index) => (
                <span key={index} className={classes.line}>
                  {codePieces(line).map((piece, position) => (
                    <span key={position} className={piece.kind === 'plain' ? undefined : classes[piece.kind]}>
                      {piece.text}
                    </span>
                  ))}
                  {'\n'}
                </span>
              ))}
            </pre>
          </>
        )}
      </QueryView>
    </Panel>
  );
}
