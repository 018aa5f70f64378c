namespace Millrace.Bson;

/// <summary>
/// Input is not well-formed BSON, JSON or Extended JSON, or exceeds a limit. The only exception that malformed input causes.
/// </summary>
public sealed class BsonFormatException : FormatException
{
    /// <param name="problem">What is wrong, as a sentence without the position and without the full stop.</param>
    /// <param name="position">Byte offset of the problem in the input.</param>
    /// <param name="innerException">What found the problem, where something below this library did.</param>
    public BsonFormatException(string problem, long position, Exception? innerException = null)
        : base($"{problem} (at byte {position}).", innerException) => Position = position;

    /// <value>Byte offset of the problem, from the start of the outermost document or text.</value>
    public long Position { get; }
}
