using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Millrace.Orchestration.Notifications;

namespace Millrace.Orchestration.Tests.Notifications;

public sealed class NotifierTests
{
    private static readonly Notification Failure = new()
    {
        Kind = NotificationKind.TaskFailed, DagId = "d", RunId = "manual__x", LogicalDate = DateTimeOffset.UnixEpoch,
        At = DateTimeOffset.UnixEpoch, TaskId = "t", TryNumber = 2, Error = "two\nlines",
    };

    [Fact]
    public async Task A_webhook_is_posted_what_happened_and_an_error_answer_is_a_failure()
    {
        var bodies = new List<string>();
        var status = HttpStatusCode.NoContent;
        using var http = new HttpClient(new StubHandler(body =>
        {
            bodies.Add(body);
            return status;
        }));
        var notifier = new WebhookNotifier(http, new Uri("http://hook.invalid/x"));

        await notifier.NotifyAsync(Failure, default);
        status = HttpStatusCode.BadGateway;
        await Assert.ThrowsAsync<HttpRequestException>(() => notifier.NotifyAsync(Failure, default));

        var body = JsonDocument.Parse(bodies[0]).RootElement;
        Assert.Equal(("TaskFailed", "d", "t", 2), (
            body.GetProperty("kind").GetString(),
            body.GetProperty("dag_id").GetString(),
            body.GetProperty("task_id").GetString(),
            body.GetProperty("try_number").GetInt32()));
    }

    [Fact]
    public async Task An_e_mail_reaches_its_SMTP_server_with_a_subject_of_one_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAsync(listener);
        var notifier = new EmailNotifier(new EmailOptions
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            StartTls = false,
            From = "millrace@example.org",
            To = ["on-call@example.org"],
        });

        await notifier.NotifyAsync(Failure, default);

        var mail = await received;
        Assert.Contains("RCPT TO:<on-call@example.org>", mail);
        Assert.Contains("Subject: Task t of d, run manual__x, failed at try 2. two lines", mail.ReplaceLineEndings("").Replace("  ", " "));
    }

    /// <summary>An SMTP server for one message: answers what the client waits for and returns all it was sent.</summary>
    private static async Task<string> ReceiveAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var received = new StringBuilder();
        await writer.WriteLineAsync("220 test");
        var inData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            received.AppendLine(line);
            inData = inData ? line != "." : line.StartsWith("DATA", StringComparison.Ordinal);
            if (!inData)
            {
                await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok");
            }
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
            }

            if (line == ".")
            {
                break;
            }
        }

        return received.ToString();
    }

    private sealed class StubHandler(Func<string, HttpStatusCode> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            new(answer(await request.Content!.ReadAsStringAsync(cancellationToken)));
    }
}
