package io.fairway.metrics;

import io.fairway.audit.AuditInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How delivery goes. */
@Path("/delivery-metrics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "delivery metrics")
class DeliveryMetricsResource {

    private final MeasureDelivery measure;

    DeliveryMetricsResource(MeasureDelivery measure) {
        this.measure = measure;
    }

    @GET
    @Operation(
            summary = "DORA's four metrics of a span of time, by day, beside those of the span before",
            description = "Null says that there is no data; zero is a result.")
    @APIResponse(
            responseCode = "200",
            description = "The metrics",
            content = @Content(schema = @Schema(implementation = DeliveryReport.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; detail says which and how to mend it")
    @APIResponse(responseCode = "404", description = "The application is not registered")
    public DeliveryReport measure(
            @Parameter(description = "by default all that are registered") @QueryParam("application") @Nullable
                    String application,
            @Parameter(description = "by default the last one of each application") @QueryParam("environment") @Nullable
                    String environment,
            @Parameter(description = "a date or time in ISO 8601; inclusive; by default 30 days before the end")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "a date or time in ISO 8601; exclusive; by default now")
                    @QueryParam("to")
                    @Nullable
                    String to) {
        return measure.measure(
                AuditInput.text(application, "application"),
                AuditInput.text(environment, "environment"),
                AuditInput.time(from, "from"),
                AuditInput.time(to, "to"));
    }
}
