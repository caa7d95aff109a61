package io.fairway.eventlog.health;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down when a consumer has ended, and says which one: nobody acts on its topics any more until the service is started anew.
 */
@Readiness
@Singleton
class ConsumersCheck implements HealthCheck {

    private final TopicConsumers consumers;

    ConsumersCheck(TopicConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, String> states = new LinkedHashMap<>();
        consumers.all().forEach(consumer -> states.put(consumer.channel(), "running"));
        Map<String, String> ended = consumers.ended();
        ended.forEach((name, reason) -> states.put(name, "ended: " + reason));
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Consumers");
        states.forEach(response::withData);
        return response.status(ended.isEmpty()).build();
    }
}
