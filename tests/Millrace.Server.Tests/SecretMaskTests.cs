using Millrace.Server.Administration;

namespace Millrace.Server.Tests;

/// <summary>What is taken out of settings.</summary>
public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("--mongo", "mongodb://ann:hunter2@db1,db2/?replicaSet=rs0", "mongodb://•••@db1,db2/?replicaSet=rs0")]
    [InlineData("--mongo", "mongodb://ann:p%40ss@db1/admin", "mongodb://•••@db1/admin")]
    [InlineData("--mongo", "mongodb://ann:p@ss/word@db1:27017/admin", "mongodb://•••@db1:27017/admin")]
    [InlineData("--mongo", "mongodb+srv://ann:x@host/?tlsCertificateKeyFilePassword=hunter2&w=1",
        "mongodb+srv://•••@host/?tlsCertificateKeyFilePassword=•••&w=1")]
    [InlineData("--mongo", "mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:hunter2&w=1",
        "mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:•••&w=1")]
    [InlineData("--mongo", "mongodb://127.0.0.1:27017/?appName=ann@home", "mongodb://127.0.0.1:27017/?appName=ann@home")]
    [InlineData("--source", "https://api.example/v1?api_key=hunter2&page=1", "https://api.example/v1?api_key=•••&page=1")]
    [InlineData("--source", "https://api.example/v1?key=hunter2", "https://api.example/v1?key=•••")]
    [InlineData("--otlp", "http://ann:hunter2@collector:4318", "http://•••@collector:4318")]
    [InlineData("--headers", "Authorization=Bearer hunter2,x=1", "Authorization=•••,x=1")]
    [InlineData("--headers", "Authorization: Basic aHVudGVyMg==", "Authorization: •••")]
    [InlineData("--sasl", "username=ann;sasl.password=hunter2;mechanism=PLAIN", "username=ann;sasl.password=•••;mechanism=PLAIN")]
    [InlineData("--kafka-password", "hunter2", "•••")]
    [InlineData("KafkaSaslPassword", "hunter2", "•••")]
    [InlineData("--api-token", "hunter2", "•••")]
    public void A_secret_is_masked_and_the_rest_stays(string name, string value, string shown) =>
        Assert.Equal(shown, SecretMask.Of(name, value));

    [Theory]
    [InlineData("--data-dir", "/srv/keys/millrace")]
    [InlineData("--http", "127.0.0.1:8080")]
    [InlineData("--kafka", "broker1:9092,broker2:9092")]
    [InlineData("--nationalities", "US,UA,CH,AU")]
    [InlineData("--source", "https://randomuser.me/api/")]
    [InlineData("--group", "")]
    public void What_is_no_secret_stays_as_it_is(string name, string value) => Assert.Equal(value, SecretMask.Of(name, value));
}
