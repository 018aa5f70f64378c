global using KafkaMessage = Confluent.Kafka.Message<byte[]?, byte[]?>;
global using KafkaRecord = Confluent.Kafka.ConsumeResult<byte[]?, byte[]?>;
