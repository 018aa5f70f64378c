namespace Millrace.Server;

/// <summary>The web server cannot start; the message is one sentence that says what to do.</summary>
public sealed class WebServerException(string message) : Exception(message);
