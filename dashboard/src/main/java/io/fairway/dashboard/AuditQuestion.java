package io.fairway.dashboard;

import io.fairway.audit.AuditFilter;
import io.fairway.audit.AuditInput;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the address of the audit page asks for; the same parameters as of {@code GET /audit}. */
public class AuditQuestion {

    private static final int DAY = "2026-11-23".length();

    @QueryParam("application")
    @Nullable
    String application;

    @QueryParam("environment")
    @Nullable
    String environment;

    @QueryParam("actor")
    @Nullable
    String actor;

    @QueryParam("actorKind")
    @Nullable
    String actorKind;

    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("changeId")
    @Nullable
    String changeId;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    AuditFilter filter() {
        return AuditInput.filter(application, environment, actor, actorKind, type, changeId, from, to);
    }

    public boolean isEmpty() {
        return parameters().isEmpty();
    }

    /** For a form field. */
    public String value(String name) {
        return parameters().getOrDefault(name, "");
    }

    /** The day of a time, for a field that takes only days. */
    public String day(String name) {
        String value = value(name);
        return value.length() > DAY ? value.substring(0, DAY) : value;
    }

    /** The query with one more parameter, or with another value of it; a blank value leaves it out. */
    public String with(String name, Object value) {
        Map<String, String> parameters = parameters();
        if (value.toString().isBlank()) {
            parameters.remove(name);
        } else {
            parameters.put(name, value.toString());
        }
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + Texts.urlEncoded(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    public String asQuery() {
        return with("before", "");
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "application", application);
        put(parameters, "environment", environment);
        put(parameters, "actor", actor);
        put(parameters, "actorKind", actorKind);
        put(parameters, "type", type);
        put(parameters, "changeId", changeId);
        put(parameters, "from", from);
        put(parameters, "to", to);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parameters.put(name, value.strip());
        }
    }
}
