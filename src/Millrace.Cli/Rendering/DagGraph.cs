using System.Text;
using Millrace.Orchestration.Dags;

namespace Millrace.Cli.Rendering;

/// <summary>A DAG's tasks and dependencies as text.</summary>
internal static class DagGraph
{
    /// <summary>For a terminal: each task below one that it depends on; one that comes after several is drawn out once.</summary>
    public static string ToTree(Dag dag)
    {
        var text = new StringBuilder(dag.Id).Append('\n');
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        var first = dag.Tasks.Where(task => task.Upstream.Count == 0).ToList();
        for (var place = 0; place < first.Count; place++)
        {
            Draw(dag, first[place], "", place == first.Count - 1 ? "└─ " : "├─ ", drawn, text);
        }

        return text.ToString();
    }

    /// <summary>For Graphviz.</summary>
    public static string ToDot(Dag dag)
    {
        var text = new StringBuilder($"digraph \"{dag.Id}\" {{\n  rankdir=LR;\n");
        foreach (var task in dag.Tasks)
        {
            text.Append($"  \"{task.Id}\";\n");
            foreach (var next in task.Downstream)
            {
                text.Append($"  \"{task.Id}\" -> \"{next}\";\n");
            }
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>For Markdown that draws Mermaid diagrams.</summary>
    public static string ToMermaid(Dag dag)
    {
        // Its identifiers take neither dots nor dashes.
        var names = dag.Tasks.Select((task, place) => (task.Id, Name: $"t{place}")).ToDictionary(task => task.Id, task => task.Name);
        var text = new StringBuilder("graph LR\n");
        foreach (var task in dag.Tasks)
        {
            text.Append($"  {names[task.Id]}[\"{task.Id}\"]\n");
        }

        foreach (var (task, next) in dag.Tasks.SelectMany(task => task.Downstream.Select(next => (task, next))))
        {
            text.Append($"  {names[task.Id]} --> {names[next]}\n");
        }

        return text.ToString();
    }

    private static void Draw(Dag dag, TaskDefinition task, string indent, string branch, HashSet<string> drawn, StringBuilder text)
    {
        var isFirst = drawn.Add(task.Id);
        var also = task.Upstream.Count > 1 ? $"  (after {string.Join(", ", task.Upstream)})" : "";
        var rule = task.TriggerRule == TriggerRule.AllSuccess ? "" : $"  [{TriggerRuleName.Of(task.TriggerRule)}]";
        text.Append(indent).Append(branch).Append(task.Id).Append(rule).Append(also).Append('\n');
        if (!isFirst)
        {
            return;
        }

        var deeper = indent + (branch[0] == '└' ? "   " : "│  ");
        for (var place = 0; place < task.Downstream.Count; place++)
        {
            var isLast = place == task.Downstream.Count - 1;
            Draw(dag, dag.FindTask(task.Downstream[place])!, deeper, isLast ? "└─ " : "├─ ", drawn, text);
        }
    }
}
