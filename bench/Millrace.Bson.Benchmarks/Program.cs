using BenchmarkDotNet.Running;
using Millrace.Bson.Benchmarks;

// dotnet run -c Release --project bench/Millrace.Bson.Benchmarks -- --filter '*' --job short --inProcess
BenchmarkSwitcher.FromTypes([typeof(TranscodeBenchmarks), typeof(ReadBenchmarks)]).Run(args);
