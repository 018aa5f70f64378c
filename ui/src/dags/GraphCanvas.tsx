import dagre from '@dagrejs/dagre';
import { useComputedColorScheme } from '@mantine/core';
import { Background, Controls, Handle, MarkerType, Position, ReactFlow } from '@xyflow/react';
import type { Edge, Node, NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { StateGlyph } from '../common/StateBadge';
import { stateLabel } from '../common/states';
import { mappedText } from './gridModel';
import type { GraphNodeData } from './graphModel';
import classes from './GraphCanvas.module.css';
import { taskLink } from './links';
import type { TaskFacts } from './types';

const WIDTH = 184;
const HEIGHT = 58;

interface Properties {
  dagId: string;
  runId: string | null;
  tasks: readonly TaskFacts[];
  nodes: readonly GraphNodeData[];
  isDown: boolean;
}

type TaskNodeType = Node<GraphNodeData & { to: string | null; isDown: boolean }, 'task'>;

function placesOf(tasks: readonly TaskFacts[], isDown: boolean): Map<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: isDown ? 'TB' : 'LR', nodesep: 20, ranksep: 40, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  tasks.forEach((task) => graph.setNode(task.taskId, { width: WIDTH, height: HEIGHT }));
  tasks.forEach((task) => task.upstream.forEach((upstream) => graph.setEdge(upstream, task.taskId)));
  dagre.layout(graph);
  return new Map(
    tasks.map(({ taskId }) => {
      const { x, y } = graph.node(taskId);
      return [taskId, { x: x - WIDTH / 2, y: y - HEIGHT / 2 }];
    }),
  );
}

function TaskNode({ data }: NodeProps<TaskNodeType>) {
  const kind = data.kind === 'task' ? null : data.kind;
  const state = data.inRun ? stateLabel(data.state) : null;
  const notes = [kind, data.triggerRule === 'all_success' ? null : data.triggerRule].filter(Boolean).join(' · ');
  const content = (
    <>
      <span className={classes.title}>
        {data.inRun && <StateGlyph state={data.state} />}
        <span className={classes.id}>
          <bdi>{data.taskId}</bdi>
        </span>
      </span>
      <span className={classes.note}>
        {data.items ? mappedText(data.items) : state}
        {notes && <em>{notes}</em>}
      </span>
    </>
  );
  return (
    <div className={classes.node} data-kind={data.kind} style={{ '--state': data.inRun ? `var(--state-${data.state ?? 'none'})` : 'var(--mr-line-strong)' }}>
      <Handle type="target" position={data.isDown ? Position.Top : Position.Left} isConnectable={false} className={classes.handle} />
      {data.to ? (
        <Link to={data.to} className={classes.content} title={data.taskId}>
          {content}
        </Link>
      ) : (
        <div className={classes.content} title={data.taskId}>
          {content}
        </div>
      )}
      <Handle type="source" position={data.isDown ? Position.Bottom : Position.Right} isConnectable={false} className={classes.handle} />
    </div>
  );
}

const nodeTypes = { task: TaskNode };

export function GraphCanvas({ dagId, runId, tasks, nodes, isDown }: Properties) {
  const scheme = useComputedColorScheme('light');
  const places = useMemo(() => placesOf(tasks, isDown), [tasks, isDown]);
  const drawn: TaskNodeType[] = nodes.map((node) => ({
    id: node.taskId,
    type: 'task',
    position: places.get(node.taskId) ?? { x: 0, y: 0 },
    width: WIDTH,
    height: HEIGHT,
    data: { ...node, isDown, to: runId && node.inRun ? taskLink(dagId, runId, node.taskId) : null },
  }));
  const edges = useMemo<Edge[]>(
    () =>
      tasks.flatMap((task) =>
        task.upstream.map((upstream) => ({
          id: `${upstream} ${task.taskId}`,
          source: upstream,
          target: task.taskId,
          markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--mr-line-strong)' },
          style: { stroke: 'var(--mr-line-strong)', strokeWidth: 1.5 },
        })),
      ),
    [tasks],
  );
  return (
    <ReactFlow
      nodes={drawn}
      edges={edges}
      nodeTypes={nodeTypes}
      colorMode={scheme}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.08 }}
      minZoom={0.1}
      maxZoom={1.6}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      // The page scrolls with the wheel; the graph zooms with Ctrl or the buttons.
      zoomOnScroll={false}
      preventScrolling={false}
      proOptions={{ hideAttribution: true }}
      aria-label={`Graph of ${dagId}: ${tasks.length} tasks`}
      className={classes.graph}
    >
      <Background gap={20} size={1} color="var(--mr-line)" />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}
