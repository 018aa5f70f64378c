using System.Net;
using System.Net.Mail;

namespace Millrace.Orchestration.Notifications;

/// <summary>Sends an e-mail of plain text over SMTP; the subject is the notification's summary. Thread-safe: each call has its own
/// connection.</summary>
public sealed class EmailNotifier(EmailOptions options) : INotifier
{
    private const int MaxSubjectLength = 200;

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        using var message = new MailMessage
        {
            From = new MailAddress(options.From), Subject = Subject(notification), Body = Body(notification),
        };
        foreach (var receiver in options.To)
        {
            message.To.Add(receiver);
        }

        using var smtp = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.User.Length > 0)
        {
            smtp.Credentials = new NetworkCredential(options.User, options.Password);
        }

        await smtp.SendMailAsync(message, cancellationToken);
    }

    // A line break in a subject would begin another header.
    private static string Subject(Notification notification)
    {
        var line = notification.Summary.ReplaceLineEndings(" ");
        return line.Length > MaxSubjectLength ? line[..MaxSubjectLength] : line;
    }

    private static string Body(Notification notification) => string.Join("\r\n",
        notification.Summary,
        "",
        $"DAG: {notification.DagId}",
        $"Run: {notification.RunId}",
        $"Logical date: {notification.LogicalDate:yyyy-MM-ddTHH:mm:ssZ}",
        $"At: {notification.At:yyyy-MM-ddTHH:mm:ssZ}",
        $"Task: {notification.TaskId ?? "-"}",
        $"Try: {notification.TryNumber}",
        $"Error: {notification.Error}");
}
