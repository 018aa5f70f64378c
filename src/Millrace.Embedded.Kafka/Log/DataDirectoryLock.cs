namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// Holds a data directory for this broker alone. The operating system gives the lock back when the process ends, however it ends.
/// </summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private const string FileName = ".lock";

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Creates the directory if need be and locks it; throws <see cref="EmbeddedBrokerException"/> if that cannot be.</summary>
    public static DataDirectoryLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(directory, exception);
        }

        var path = Path.Combine(directory, FileName);
        try
        {
            return new DataDirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw NotWritable(directory, exception);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new EmbeddedBrokerException(
                $"The Kafka data directory {directory} is in use by another broker; stop that one or choose another data directory.",
                exception);
        }
        catch (IOException exception)
        {
            throw NotWritable(directory, exception);
        }
    }

    public void Dispose() => _file.Dispose();

    private static EmbeddedBrokerException NotWritable(string directory, Exception cause) =>
        new($"The Kafka data directory {directory} cannot be written ({cause.Message.TrimEnd('.')}); choose another one.", cause);
}
