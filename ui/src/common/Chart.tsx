import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import type { EChartsOption } from 'echarts';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import classes from './Chart.module.css';
import type { ChartInstance } from './echarts';

interface Properties {
  /** What the chart shows, in words: for screen readers and the file name of its picture. */
  label: string;
  height: number;
  option: (colours: ChartColours) => EChartsOption;
  onClick?: (point: { name: string; data: unknown; seriesName?: string }) => void;
  exportable?: boolean;
}

export interface ChartColours {
  ink: string;
  muted: string;
  line: string;
  surface: string;
  accent: string;
  of: (variable: string) => string;
}

function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const of = (variable: string) => style.getPropertyValue(variable).trim();
  return { ink: of('--mr-ink'), muted: of('--mr-muted'), line: of('--mr-line'), surface: of('--mr-surface'), accent: of('--mr-accent'), of };
}

/** An ECharts picture in the page's colours. ECharts itself loads with the first chart. */
export function Chart({ label, height, option, onClick, exportable }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ChartInstance | null>(null);
  const scheme = useComputedColorScheme('light');
  const click = useRef(onClick);
  useEffect(() => {
    click.current = onClick;
  });

  useEffect(() => {
    let instance: ChartInstance | null = null;
    let observer: ResizeObserver | null = null;
    let gone = false;
    void import('./echarts').then(({ createChart }) => {
      if (gone || !box.current) {
        return;
      }
      instance = createChart(box.current);
      instance.on('click', (event) => click.current?.({ name: event.name, data: event.data, seriesName: event.seriesName }));
      observer = new ResizeObserver(() => instance?.resize());
      observer.observe(box.current);
      setChart(instance);
    });
    return () => {
      gone = true;
      observer?.disconnect();
      instance?.dispose();
      setChart(null);
    };
  }, []);

  useEffect(() => {
    if (!chart || chart.isDisposed()) {
      return;
    }
    const colours = readColours();
    chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: "'IBM Plex Sans Variable', system-ui, sans-serif", color: colours.ink },
        ...option(colours),
      },
      { notMerge: true },
    );
  }, [chart, option, scheme]);

  return (
    <div className={classes.frame} style={{ height }}>
      <div ref={box} className={classes.canvas} role="img" aria-label={label} />
      {exportable && chart && (
        <Tooltip label="Save as PNG">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            className={classes.save}
            aria-label={`Save ${label} as PNG`}
            onClick={() => {
              const link = document.createElement('a');
              link.href = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: readColours().surface });
              link.download = `${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`;
              link.click();
            }}
          >
            <Download size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
