using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>The forms that most operators have, as factories.</summary>
internal static class Operators
{
    /// <summary><c>{$op: x}</c> or <c>{$op: [x]}</c>.</summary>
    public static OperatorFactory Unary(Func<BsonValue, BsonValue> compute)
        => (name, operand, scope) => new UnaryExpression(Arguments(name, operand, scope, 1, 1)[0], compute);

    /// <summary><c>{$op: [x, y]}</c>.</summary>
    public static OperatorFactory Binary(Func<BsonValue, BsonValue, BsonValue> compute) => (name, operand, scope) =>
    {
        var arguments = Arguments(name, operand, scope, 2, 2);
        return new BinaryExpression(arguments[0], arguments[1], compute);
    };

    /// <summary><c>{$op: [x, ...]}</c> with a least and a greatest number of operands.</summary>
    public static OperatorFactory Variadic(int min, int max, Func<BsonValue[], BsonValue> compute)
        => (name, operand, scope) => new VariadicExpression(Arguments(name, operand, scope, min, max), compute);

    /// <summary><c>{$op: [x, ...]}</c> with any number of operands.</summary>
    public static OperatorFactory Variadic(Func<BsonValue[], BsonValue> compute) => Variadic(0, int.MaxValue, compute);

    /// <summary>
    /// <c>{$op: {name: x, ...}}</c>; an argument that is not given is missing. The first <paramref name="required"/> names must be given.
    /// </summary>
    public static OperatorFactory Named(string[] names, int required, Func<BsonValue[], BsonValue> compute)
        => (name, operand, scope) => new VariadicExpression(NamedArguments(name, operand, scope, names, required), compute);

    /// <summary>An operator that this store refuses, with a clear reason.</summary>
    public static OperatorFactory Refused(string reason)
        => (name, _, _) => throw new CommandException(ErrorCode.CommandNotSupported, $"{name} is not supported: {reason}");

    /// <summary>Compiles positional operands. An operand that is not an array is one operand.</summary>
    /// <exception cref="CommandException">16020: the wrong number.</exception>
    public static Expression[] Arguments(string name, BsonValue operand, ExpressionScope scope, int min, int max)
    {
        if (operand.Type != BsonType.Array)
        {
            CheckArity(name, 1, min, max);
            return [ExpressionCompiler.Compile(operand, scope)];
        }

        var array = operand.AsArray;
        CheckArity(name, array.Count, min, max);
        var arguments = new Expression[array.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = ExpressionCompiler.Compile(array[i], scope);
        }

        return arguments;
    }

    /// <summary>Compiles the arguments of an operator that takes a document, in the order of <paramref name="names"/>.</summary>
    public static Expression[] NamedArguments(string name, BsonValue operand, ExpressionScope scope, string[] names, int required)
    {
        var given = NamedOperands(name, operand, names, required);
        return Array.ConvertAll(given, value => value.IsMissing ? ConstantExpression.Missing : ExpressionCompiler.Compile(value, scope));
    }

    /// <summary>The uncompiled arguments of an operator that takes a document, in the order of <paramref name="names"/>.</summary>
    public static BsonValue[] NamedOperands(string name, BsonValue operand, string[] names, int required)
    {
        if (operand.Type != BsonType.Document)
        {
            throw new CommandException(
                ErrorCode.FailedToParse, $"{name} requires an object as an argument, found: {BsonTypeName.Of(operand.Type)}");
        }

        var given = new BsonValue[names.Length];
        foreach (var (argument, value) in operand.AsDocument)
        {
            var index = Array.IndexOf(names, argument);
            if (index < 0)
            {
                throw new CommandException(ErrorCode.FailedToParse, $"{name} found an unknown argument: {argument}");
            }

            given[index] = value;
        }

        for (var i = 0; i < required; i++)
        {
            if (given[i].IsMissing)
            {
                throw new CommandException(ErrorCode.FailedToParse, $"Missing '{names[i]}' parameter to {name}");
            }
        }

        return given;
    }

    private static void CheckArity(string name, int count, int min, int max)
    {
        if (count >= min && count <= max)
        {
            return;
        }

        var message = min == max
            ? $"Expression {name} takes exactly {min} arguments. {count} were passed in."
            : $"Expression {name} takes at least {min} arguments, and at most {max}, but {count} were passed in.";
        throw new CommandException((ErrorCode)(min == max ? 16020 : 28667), message);
    }
}
