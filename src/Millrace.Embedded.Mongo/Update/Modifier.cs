using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>What an update operator does with the value at its path.</summary>
internal abstract class Modifier
{
    /// <summary>True when a path that is not there is made; otherwise there is nothing to do.</summary>
    public virtual bool CreatesPath => true;

    /// <summary>The new value for the present one, which is missing when there is none; a missing result removes the field.</summary>
    /// <remarks>The present value may be changed in place when it is also the result.</remarks>
    /// <exception cref="CommandException">The operator does not fit the value.</exception>
    public abstract ModifierResult Apply(BsonValue current, string path);
}
