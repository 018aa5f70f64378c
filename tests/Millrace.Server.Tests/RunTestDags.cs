using Microsoft.Extensions.Logging;
using Millrace.Orchestration.Dags;

namespace Millrace.Server.Tests;

/// <summary>DAGs whose runs fail, wait and talk.</summary>
internal static class RunTestDags
{
    /// <summary>Fails at its first try, talks as much as it is told, and waits until someone ends it.</summary>
    public static IEnumerable<Dag> All()
    {
        var flaky = Dag.Define("flaky");
        var first = flaky.Task("first", _ => Task.FromResult(7));
        var second = flaky.Task("second", Task (TaskContext context) =>
            context.TryNumber == 1 ? throw new TaskFailedException("not yet") : Task.CompletedTask);
        first.Then(second);
        second.Then(flaky.Task("third", _ => Task.CompletedTask));
        yield return flaky.Build();

        var talker = Dag.Define("talker").Params(ParamDefinition.Integer("lines", 10, min: 0, max: 5000));
        talker.Task("talk", context =>
        {
            for (var line = 1; line <= context.Params.Integer("lines"); line++)
            {
                context.Logger.Log(line % 10 == 0 ? LogLevel.Warning : LogLevel.Information, "line {Line}", line);
            }

            context.ReportProgress(0.5, "half");
            return Task.CompletedTask;
        });
        yield return talker.Build();

        var waiter = Dag.Define("waiter");
        var wait = waiter.Task("wait", async context =>
        {
            context.Logger.LogInformation("waiting");
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, context.CancellationToken);
        });
        wait.Then(waiter.Task("after", _ => Task.CompletedTask));
        yield return waiter.Build();
    }
}
