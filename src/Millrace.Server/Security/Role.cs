namespace Millrace.Server.Security;

/// <summary>What a user may do; each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Look at everything but secrets.</summary>
    Viewer,

    /// <summary>Trigger, clear, mark, pause, replay and produce.</summary>
    Operator,

    /// <summary>Change variables, pools and users, and delete.</summary>
    Admin,
}
