using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>
/// The names that an expression may use while it is compiled: the system variables, the command's <c>let</c> and what enclosing
/// operators bind. A scope is immutable; binding makes a child.
/// </summary>
internal sealed class ExpressionScope
{
    /// <summary>How deep operators and documents may nest in one expression, filter or pipeline.</summary>
    public const int MaxDepth = 180;

    private readonly ExpressionScope? _parent;
    private readonly string _name = "";
    private readonly Variable? _variable;
    private readonly BsonDocument? _let;
    private readonly int _depth;

    /// <summary>A command's outermost scope.</summary>
    /// <param name="now">The value of <c>$$NOW</c> and of <c>$currentDate</c> throughout the command.</param>
    /// <param name="let">The command's <c>let</c>: constant values by name.</param>
    /// <param name="checkInterrupt">Called in loops; throws when the command must end.</param>
    public ExpressionScope(DateTimeOffset now, BsonDocument? let = null, Action? checkInterrupt = null)
    {
        Now = now;
        CheckInterrupt = checkInterrupt ?? (static () => { });
        if (let is not null)
        {
            _let = EvaluateLet(let);
        }
    }

    private ExpressionScope(ExpressionScope parent, Variable? variable)
    {
        _parent = parent;
        Now = parent.Now;
        CheckInterrupt = parent.CheckInterrupt;
        _depth = parent._depth;
        _variable = variable;
        _name = variable?.Name ?? "";
        if (variable is null && ++_depth > MaxDepth)
        {
            throw new CommandException(ErrorCode.FailedToParse, $"The expression nests deeper than {MaxDepth} levels");
        }
    }

    /// <summary>A scope for a command without variables and without a need of the time.</summary>
    public static ExpressionScope Empty { get; } = new(DateTimeOffset.UnixEpoch);

    public DateTimeOffset Now { get; }

    public Action CheckInterrupt { get; }

    /// <summary>A scope in which <paramref name="name"/> names a new variable.</summary>
    public ExpressionScope Bind(string name, out Variable variable)
    {
        VariableName.CheckUserName(name);
        return BindSystem(name, out variable);
    }

    /// <summary>
    /// As <see cref="Bind"/>, for names that users may not choose themselves (<c>this</c> is fine, <c>CURRENT</c> is not).
    /// </summary>
    public ExpressionScope BindSystem(string name, out Variable variable)
    {
        variable = new Variable(name);
        return new ExpressionScope(this, variable);
    }

    /// <summary>The same names, one level of nesting further in.</summary>
    public ExpressionScope Nested() => new(this, null);

    /// <summary>Finds what a name (without <c>$$</c>) stands for: a bound variable or a constant; the innermost binding wins.</summary>
    public bool TryResolve(string name, out Variable? variable, out BsonValue constant)
    {
        constant = default;
        for (var scope = this; scope is not null; scope = scope._parent)
        {
            if (scope._variable is not null && scope._name == name)
            {
                variable = scope._variable;
                return true;
            }

            if (scope._let is not null && scope._let.TryGetValue(name, out constant))
            {
                variable = null;
                return true;
            }
        }

        variable = null;
        return false;
    }

    private BsonDocument EvaluateLet(BsonDocument let)
    {
        var values = new BsonDocument();
        foreach (var (name, value) in let)
        {
            VariableName.CheckUserName(name);
            var constant = ExpressionCompiler.Compile(value, this).Evaluate([]);
            values.Add(name, constant.IsMissing ? BsonValue.Null : constant);
        }

        return values;
    }
}
