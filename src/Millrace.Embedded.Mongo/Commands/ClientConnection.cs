using System.Net;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>The connection a command came on.</summary>
internal sealed record ClientConnection(int Id, EndPoint? RemoteEndPoint);
