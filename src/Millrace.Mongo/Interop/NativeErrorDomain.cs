namespace Millrace.Mongo.Interop;

/// <summary>mongoc_error_domain_t: which part of libmongoc an error comes from.</summary>
internal enum NativeErrorDomain : uint
{
    None = 0,
    Client = 1,
    Stream = 2,
    Protocol = 3,
    Cursor = 4,
    Sasl = 7,
    Bson = 8,
    Command = 11,
    Scram = 14,
    ServerSelection = 15,
    WriteConcern = 16,

    /// <summary>The server's own error, with its code (error API version 2).</summary>
    Server = 17,
    Pool = 20,
}
