using System.Security.Cryptography;

namespace Millrace.Server.Hosting;

/// <summary>An answer's body that is kept until its end to be tagged, unless it has a tag; once it is large, or known to be a file or to
/// go on and on, it is sent as it comes.</summary>
internal sealed class TaggedBody(HttpContext context, Stream client) : Stream
{
    private const int MostKept = 512 * 1024;
    private const int TagBytes = 12;

    private MemoryStream? _kept = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_kept is { } kept && (IsStream || kept.Length + buffer.Length > MostKept))
        {
            _kept = null;
            kept.Position = 0;
            await kept.CopyToAsync(client, cancellationToken);
        }

        if (_kept is null)
        {
            await client.WriteAsync(buffer, cancellationToken);
        }
        else
        {
            _kept.Write(buffer.Span);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _kept is null || IsStream ? client.FlushAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Sends what was kept, or only says that it is as before.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_kept is not { } kept)
        {
            return;
        }

        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK && !response.HasStarted && response.Headers.ETag.Count == 0)
        {
            var hash = SHA256.HashData(kept.GetBuffer().AsSpan(0, (int)kept.Length)).AsSpan(0, TagBytes);
            var tag = $"W/\"{Convert.ToHexStringLower(hash)}\"";
            response.Headers.ETag = tag;
            response.Headers.CacheControl = "private, no-cache";
            if (context.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentLength = null;
                response.ContentType = null;
                return;
            }
        }

        kept.Position = 0;
        await kept.CopyToAsync(client, cancellationToken);
    }

    public override void Flush() => throw new NotSupportedException("Only asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _kept?.Dispose();
        base.Dispose(disposing);
    }

    private bool IsStream => context.Response.Headers.ContentDisposition.Count > 0 || context.Response.ContentType is { } type
        && (type.StartsWith("text/csv", StringComparison.Ordinal) || type.StartsWith("text/event-stream", StringComparison.Ordinal)
            || type.StartsWith("application/x-ndjson", StringComparison.Ordinal));
}
