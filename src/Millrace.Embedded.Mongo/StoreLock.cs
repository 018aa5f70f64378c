namespace Millrace.Embedded.Mongo;

/// <summary>
/// Keeps a data directory to one process: an exclusive lock on a file in it, which the system releases when the process ends.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private const string FileName = "store.lock";

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <exception cref="EmbeddedStoreException">The directory cannot be made or written, or another process has it.</exception>
    public static StoreLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedStoreException(
                $"The data directory {directory} cannot be created ({failure.Message}); choose another one.",
                failure);
        }

        string path = Path.Combine(directory, FileName);
        try
        {
            return new StoreLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new EmbeddedStoreException(
                $"The data directory {directory} is not writable; give this user access or choose another one.",
                failure);
        }
        catch (IOException failure) when (File.Exists(path))
        {
            throw new EmbeddedStoreException(
                $"The data directory {directory} is in use by another process; stop that one or choose another directory.", failure);
        }
        catch (IOException failure)
        {
            throw new EmbeddedStoreException(
                $"The data directory {directory} is not writable ({failure.Message}); give this user access or choose another one.",
                failure);
        }
    }

    public void Dispose() => _file.Dispose();
}
