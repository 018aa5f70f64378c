import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart, TreemapChart } from 'echarts/charts';
import {
  AriaComponent, BrushComponent, CalendarComponent, DataZoomComponent, GeoComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent,
  TooltipComponent, VisualMapComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

echarts.use([
  BarChart, HeatmapChart, LineChart, PieChart, ScatterChart, TreemapChart, AriaComponent, BrushComponent, CalendarComponent, DataZoomComponent, GeoComponent,
  GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, CanvasRenderer,
]);

export type ChartInstance = ReturnType<typeof echarts.init>;
export const registerMap = echarts.registerMap;

export function createChart(box: HTMLDivElement): ChartInstance {
  return echarts.init(box);
}
