using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.RandomUsers.Dags;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags graph</c>: a DAG's tasks and dependencies, drawn.</summary>
internal sealed class DagsGraphCommand : DagStateCommand
{
    private const string Tree = "tree";
    private const string Dot = "dot";
    private const string Mermaid = "mermaid";

    private readonly Argument<string> _dag = DagArgument();

    private readonly Option<string> _format = new("--format")
    {
        Description = $"{Tree}, {Dot} (Graphviz) or {Mermaid}", DefaultValueFactory = _ => Tree,
    };

    public DagsGraphCommand()
        : base("graph", "Draw a DAG's tasks and dependencies.")
    {
        _format.AcceptOnlyFromAmong(Tree, Dot, Mermaid);
        Add(_dag);
        Add(_format);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace dags graph random_people_names", "millrace dags graph consumer_users --format dot | dot -Tsvg > consumer_users.svg"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var chosen = ChosenPipeline.By(context, ReferenceOptions.Of(context));
        var dag = PipelineCatalog.Of(context, chosen, new NoStages()).Dag(context.Parsed.GetRequiredValue(_dag));
        await Console.Out.WriteAsync(context.Parsed.GetValue(_format) switch
        {
            Dot => DagGraph.ToDot(dag),
            Mermaid => DagGraph.ToMermaid(dag),
            _ => DagGraph.ToTree(dag),
        });
        return 0;
    }
}
