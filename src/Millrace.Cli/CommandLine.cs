using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Millrace.Cli.Commands;
using Millrace.Cli.Commands.Dags;
using Millrace.Cli.Commands.Runs;
using Millrace.Cli.Commands.Tasks;
using Millrace.Cli.Commands.Users;
using Spectre.Console;

namespace Millrace.Cli;

/// <summary>The <c>millrace</c> command: its subcommands, and how a run of one ends.</summary>
internal static class CommandLine
{
    /// <summary>Exit code of a run that a clear error ended.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a command line that cannot be understood.</summary>
    public const int Misused = 2;

    /// <summary>Exit code of a run that Ctrl-C ended before it was done: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>How long a command may take to end cleanly after Ctrl-C: the loader drains and the servers flush.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Parses and runs; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        AnsiConsole.Console = Output();
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            var command = parsed.CommandResult.Command;
            await Console.Error.WriteLineAsync($"millrace: {parsed.Errors[0].Message}");
            await Console.Error.WriteLineAsync($"'{Invocation(command)} --help' shows what there is.");
            return Misused;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = ShutdownTimeout,
        });
    }

    /// <summary>Colours and redrawing in a terminal only; elsewhere lines are wide enough that tables do not break.</summary>
    private static IAnsiConsole Output()
    {
        const int WidthElsewhere = 160;
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
        });
        console.Profile.Width = WidthElsewhere;
        return console;
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Real-time ELT for .NET: records from HTTP APIs, through Kafka, into MongoDB, and there into analytics.")
        {
            new DemoCommand(),
            new UpCommand(),
            new WorkerCommand(),
            new BrokerCommand(),
            new StoreCommand(),
            new SourceCommand(),
            new ExtractCommand(),
            new LoadCommand(),
            new TransformCommand(),
            new DagsCommand(),
            new RunsCommand(),
            new TasksCommand(),
            new AnalysesCommand(),
            new TopicsCommand(),
            new GroupsCommand(),
            new DlqCommand(),
            new UsersCommand(),
            new DoctorCommand(),
            new ValidateCommand(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string Invocation(Command command)
    {
        var names = new List<string>();
        for (var current = command; current is not RootCommand; current = (Command)current.Parents.First())
        {
            names.Insert(0, current.Name);
        }

        return string.Join(' ', names.Prepend("millrace"));
    }
}
