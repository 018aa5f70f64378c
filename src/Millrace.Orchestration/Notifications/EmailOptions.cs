namespace Millrace.Orchestration.Notifications;

/// <summary>Where and as whom e-mail is sent. Immutable.</summary>
public sealed record EmailOptions
{
    /// <summary>The SMTP server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    /// <value>1 to 65535; default 587.</value>
    public int Port { get; init; } = 587;

    /// <summary>Whether the connection is upgraded by STARTTLS.</summary>
    /// <value>Default true.</value>
    public bool StartTls { get; init; } = true;

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>The receivers' addresses.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>Name to log in with; empty for none.</summary>
    public string User { get; init; } = "";

    /// <summary>Password to log in with.</summary>
    public string Password { get; init; } = "";

    /// <summary>Never shows the password.</summary>
    public override string ToString() => $"{Host}:{Port} from {From}";
}
