namespace Millrace.Server.Airflow.Shapes;

/// <summary>A connection.</summary>
internal sealed record ConnectionResponse(
    string ConnectionId,
    string ConnType,
    string? Description,
    string? Host,
    string? Login,
    string? Schema,
    int? Port,
    string? Password,
    string? Extra,
    string? TeamName);
