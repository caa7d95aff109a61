package io.fairway.audit;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down when the consumer of the audit has ended: the audit stands still until the service is restarted. */
@Readiness
@Singleton
class ConsumerCheck implements HealthCheck {

    private final ConsumerState state;

    ConsumerCheck(ConsumerState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Audit consumer")
                .status(state.endedBecause().isEmpty())
                .withData(
                        "audit",
                        state.endedBecause().map(reason -> "ended: " + reason).orElse("running"))
                .build();
    }
}
