using System.CommandLine;
using System.Text;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;
using Millrace.Orchestration.Airflow;
using Millrace.Orchestration.Dags;
using Millrace.RandomUsers.Dags;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags export</c>: writes DAGs as files for another orchestrator.</summary>
internal sealed class DagsExportCommand : DagStateCommand
{
    private const string Airflow = "airflow";

    private readonly Argument<string[]> _dags = new("DAG")
    {
        Description = "The DAGs to export (default: all)", Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _target = new("--to") { Description = "What for: airflow (2.9 or newer, and 3)", Required = true };
    private readonly Option<DirectoryInfo> _out = new("--out") { HelpName = "DIR", Description = "Where the files go", Required = true };

    private readonly Option<AirflowOperator> _operator = new("--operator")
    {
        HelpName = "bash|docker|kubernetes", Description = "What runs a task in Airflow (default: bash)",
    };

    private readonly Option<string?> _image = new("--image")
    {
        HelpName = "NAME", Description = "The image with Millrace in it, for docker and kubernetes",
    };

    private readonly Option<string> _command = new("--command")
    {
        HelpName = "PATH",
        Description = "What starts Millrace on the worker or in the container (default: millrace)",
        DefaultValueFactory = _ => "millrace",
    };

    public DagsExportCommand()
        : base("export", "Write each DAG as a Python file for Apache Airflow, whose tasks call 'millrace tasks run'.")
    {
        _target.AcceptOnlyFromAmong(Airflow);
        Add(_dags);
        Add(_target);
        Add(_out);
        Add(_operator);
        Add(_image);
        Add(_command);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace dags export --to airflow --out dags/",
        "millrace dags export --to airflow --out dags/ random_people_names --operator docker --image shop/millrace:1",
        "millrace dags export --to airflow --out dags/ --operator kubernetes --image shop/millrace:1",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var catalog = PipelineCatalog.Of(context, ChosenPipeline.By(context, ReferenceOptions.Of(context)), new NoStages());
        var named = context.Parsed.GetValue(_dags) ?? [];
        IReadOnlyList<Dag> dags = named.Length == 0 ? catalog.Dags.All : [.. named.Select(catalog.Dag)];
        var options = new AirflowExportOptions
        {
            Operator = context.Parsed.GetValue(_operator),
            Image = context.Parsed.GetValue(_image),
            Command = context.Parsed.GetRequiredValue(_command),
        };
        try
        {
            options.Validate();
        }
        catch (ArgumentException problem)
        {
            throw new SettingException(problem.Message, problem);
        }

        var folder = context.Parsed.GetRequiredValue(_out);
        folder.Create();
        foreach (var dag in dags)
        {
            var file = Path.Combine(folder.FullName, AirflowDagFile.NameOf(dag));
            await File.WriteAllTextAsync(file, AirflowDagFile.Write(dag, options), Encoding.ASCII, cancellationToken);
            await Console.Out.WriteLineAsync(file);
        }

        return 0;
    }
}
