package io.fairway.dashboard;

import io.fairway.audit.AuditInput;
import io.fairway.metrics.DeliveryReport;
import io.fairway.metrics.MeasureDelivery;
import io.fairway.release.Application;
import io.fairway.release.ApplicationStore;
import io.fairway.release.Environment;
import io.quarkus.panache.common.Sort;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** "How does delivery go?" */
@Path("/ui/metrics")
class MetricsPage {

    private static final int USUAL_DAYS = 30;
    private static final int MAX_DAYS = 365;

    private final MeasureDelivery measure;
    private final ApplicationStore applications;
    private final Clock clock;

    MetricsPage(MeasureDelivery measure, ApplicationStore applications, Clock clock) {
        this.measure = measure;
        this.applications = applications;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance metrics(
                Page page,
                DeliveryView view,
                DeliveryReport report,
                List<Span> spans,
                int days,
                List<String> applications,
                List<String> environments,
                String application,
                String environment,
                String api);
    }

    /** A length of time to choose. */
    public record Span(String text, String query, boolean chosen) {}

    @GET
    @Transactional
    @Operation(hidden = true)
    public Response show(
            @QueryParam("application") @Nullable String application,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("days") @Nullable Integer days) {
        int length = days == null ? USUAL_DAYS : days;
        if (length < 1 || length > MAX_DAYS) {
            throw AuditInput.wrong("days must be 1 to " + MAX_DAYS);
        }
        String of = AuditInput.text(application, "application");
        String in = AuditInput.text(environment, "environment");
        List<Application> registered = applications.listAll(Sort.by("name"));
        // Whole days, so that a day's bar does not change with the hour at which one looks.
        Instant end = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Instant start = end.minus(Duration.ofDays(length));
        DeliveryReport report = measure.measure(of, in, start, end);
        return Html.page(Templates.metrics(
                Page.of("Metrics", Page.Section.METRICS),
                DeliveryView.of(report, length),
                report,
                List.of(
                        span("7 days", 7, length, of, in),
                        span("30 days", 30, length, of, in),
                        span("90 days", 90, length, of, in),
                        span("a year", MAX_DAYS, length, of, in)),
                length,
                registered.stream().map(Application::name).toList(),
                registered.stream()
                        .filter(one -> of == null || of.equals(one.name()))
                        .flatMap(one -> one.environments().stream())
                        .map(Environment::name)
                        .distinct()
                        .toList(),
                Objects.requireNonNullElse(of, ""),
                Objects.requireNonNullElse(in, ""),
                "/delivery-metrics" + query(of, in) + "&from=" + start + "&to=" + end));
    }

    private static Span span(
            String text, int days, int chosen, @Nullable String application, @Nullable String environment) {
        return new Span(text, query(application, environment) + "&days=" + days, days == chosen);
    }

    private static String query(@Nullable String application, @Nullable String environment) {
        return "?application=" + (application == null ? "" : Texts.urlEncoded(application)) + "&environment="
                + (environment == null ? "" : Texts.urlEncoded(environment));
    }
}
