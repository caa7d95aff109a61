package io.fairway.release.refusal;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the API server answered to a request that it did not take. Its message, and those of its causes, may quote values.
 *
 * @param kind which kind the answer is about, as the server writes it: sometimes a kind, sometimes a resource
 */
public record Answer(int code, String reason, String message, String kind, String name, List<Cause> causes) {

    public Answer {
        causes = List.copyOf(causes);
    }

    /**
     * One of several causes.
     *
     * @param field its path
     * @param reason for example {@code FieldValueInvalid}
     */
    public record Cause(String field, String reason, String message) {}

    public static Answer of(KubernetesClientException e) {
        Status status = e.getStatus();
        if (status == null) {
            return new Answer(e.getCode(), "", "", "", "", List.of());
        }
        var details = status.getDetails();
        List<Cause> causes = details == null || details.getCauses() == null
                ? List.of()
                : details.getCauses().stream()
                        .map(cause ->
                                new Cause(text(cause.getField()), text(cause.getReason()), text(cause.getMessage())))
                        .toList();
        return new Answer(
                status.getCode() == null ? e.getCode() : status.getCode(),
                text(status.getReason()),
                text(status.getMessage()),
                details == null ? "" : text(details.getKind()),
                details == null ? "" : text(details.getName()),
                causes);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** Whether the server could not answer, so that the same question is worth asking again. */
    public boolean isAway() {
        return switch (code) {
            case 0, 401, 408, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }
}
