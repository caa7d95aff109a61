package io.fairway.eventlog;

import io.fairway.local.LocalKafka;
import java.io.IOException;
import java.nio.file.Path;

/** A real Kafka broker that can go away and come back with its data. */
interface Broker extends AutoCloseable {

    String bootstrapServers();

    void goAway();

    void comeBack();

    @Override
    void close();

    /** In this JVM; or in a container, if the setting {@code fairway.kafka.image} names an image. */
    static Broker start(Path directory) throws IOException {
        String image = System.getProperty("fairway.kafka.image", "");
        return image.isBlank() ? new EmbeddedBroker(directory) : new ContainerBroker(image);
    }

    /** Goes away by ending: connections are refused. */
    final class EmbeddedBroker implements Broker {

        private final Path directory;
        private final int port;
        private LocalKafka kafka;

        EmbeddedBroker(Path directory) throws IOException {
            this.directory = directory;
            this.kafka = LocalKafka.start(directory, 0);
            this.port = Integer.parseInt(kafka.bootstrapServers().split(":")[1]);
        }

        @Override
        public String bootstrapServers() {
            return kafka.bootstrapServers();
        }

        @Override
        public void goAway() {
            kafka.close();
        }

        @Override
        public void comeBack() {
            try {
                kafka = LocalKafka.start(directory, port);
            } catch (IOException e) {
                throw new IllegalStateException("the broker does not come back", e);
            }
        }

        @Override
        public void close() {
            kafka.close();
        }
    }
}
