using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$cond, $ifNull, $switch: only the branch that is taken is evaluated.</summary>
internal static class ConditionalOperators
{
    private static readonly string[] CondNames = ["if", "then", "else"];
    private static readonly string[] SwitchNames = ["branches", "default"];
    private static readonly string[] BranchNames = ["case", "then"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$cond"] = Cond,
        ["$ifNull"] = IfNull,
        ["$switch"] = Switch,
    };

    private static CondExpression Cond(string name, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type != BsonType.Document)
        {
            var positional = Operators.Arguments(name, operand, scope, 3, 3);
            return new CondExpression(positional[0], positional[1], positional[2]);
        }

        foreach (var (argument, _) in operand.AsDocument)
        {
            if (!CondNames.Contains(argument))
            {
                throw new CommandException((ErrorCode)17083, $"Unrecognized parameter to $cond: {argument}");
            }
        }

        var given = Operators.NamedOperands(name, operand, CondNames, 0);
        var missing = Array.FindIndex(given, value => value.IsMissing);
        if (missing >= 0)
        {
            throw new CommandException((ErrorCode)(17080 + missing), $"Missing '{CondNames[missing]}' parameter to $cond");
        }

        return new CondExpression(
            ExpressionCompiler.Compile(given[0], scope), ExpressionCompiler.Compile(given[1], scope),
                ExpressionCompiler.Compile(given[2], scope));
    }

    private static IfNullExpression IfNull(string name, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type != BsonType.Array || operand.AsArray.Count < 2)
        {
            throw new CommandException((ErrorCode)1257300, "$ifNull needs at least two arguments");
        }

        return new IfNullExpression(Operators.Arguments(name, operand, scope, 2, int.MaxValue));
    }

    private static SwitchExpression Switch(string name, BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type != BsonType.Document)
        {
            throw new CommandException(
                (ErrorCode)40060, $"$switch requires an object as an argument, found: {BsonTypeName.Of(operand.Type)}");
        }

        var parts = Operators.NamedOperands(name, operand, SwitchNames, 0);
        if (parts[0].Type != BsonType.Array)
        {
            throw new CommandException((ErrorCode)(parts[0].IsMissing ? 40068 : 40061), "$switch expected an array for 'branches'");
        }

        var branches = new List<(Expression, Expression)>();
        foreach (var branch in parts[0].AsArray)
        {
            if (branch.Type != BsonType.Document)
            {
                throw new CommandException((ErrorCode)40062, "$switch expected each branch to be an object");
            }

            var given = Operators.NamedOperands(name, branch, BranchNames, 0);
            if (given[0].IsMissing || given[1].IsMissing)
            {
                throw new CommandException(
                    (ErrorCode)(given[0].IsMissing ? 40064 : 40065), "$switch requires each branch have a 'case' and a 'then' expression");
            }

            branches.Add((ExpressionCompiler.Compile(given[0], scope), ExpressionCompiler.Compile(given[1], scope)));
        }

        if (branches.Count == 0)
        {
            throw new CommandException((ErrorCode)40068, "$switch requires at least one branch.");
        }

        var otherwise = parts[1].IsMissing ? null : ExpressionCompiler.Compile(parts[1], scope);
        return new SwitchExpression([.. branches], otherwise);
    }
}
