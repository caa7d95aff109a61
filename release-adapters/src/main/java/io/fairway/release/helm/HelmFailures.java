package io.fairway.release.helm;

import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.release.deploy.HelmFailure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a reason and a sentence of what Helm says. Helm's own words quote values, and values may be secret: the sentence is
 * put together from names of objects, fields, webhooks and quotas only.
 */
final class HelmFailures {

    private static final int MAX_FIELDS = 5;

    private static final List<String> PASSING = List.of(
            "connection refused",
            "connection reset",
            "cluster unreachable",
            "i/o timeout",
            "tls handshake timeout",
            "no route to host",
            "network is unreachable",
            "unexpected eof",
            "http2: client connection lost",
            "http2: server sent goaway",
            "client rate limiter",
            "too many requests",
            "the server is currently unable to handle the request",
            "the server was unable to return a response in the time allotted",
            "the server has asked for the client to provide credentials",
            "etcdserver:",
            "context deadline exceeded while awaiting headers",
            "apiserver not ready",
            "another operation (install/upgrade/rollback) is in progress");

    private static final List<String> REFUSED = List.of(
            "denied the request",
            "exceeded quota",
            "is forbidden",
            "is invalid",
            "field is immutable",
            "request entity too large",
            "too long: must have at most",
            "no matches for kind",
            "strict decoding error",
            "unknown field",
            "cannot be imported into the current release",
            "invalid ownership metadata",
            "values don't meet the specifications of the schema",
            "unable to build kubernetes objects",
            "admission");

    private static final Pattern HOOK = Pattern.compile("\\b((?:pre|post)-(?:install|upgrade|rollback|delete))\\b");
    /** A first installation does not call it a hook. */
    private static final Pattern FAILED_HOOK = Pattern.compile("failed (?:pre|post)-(?:install|rollback|delete):");

    private static final Pattern NOT_READY =
            Pattern.compile("\\b[Rr]esource ([A-Za-z]{1,63})/(?:[a-z0-9.-]{1,253}/)?([a-z0-9.-]{1,253}) not ready");
    private static final Pattern FAILED_HOOK_OBJECT = Pattern.compile(
            "\\b(?:resource |Job |job |Pod |pod )\"?(?:[A-Za-z]+/)?([a-z0-9](?:[-a-z0-9./]*[a-z0-9])?)");
    private static final Pattern OBJECT = Pattern.compile(
            "\\b([A-Za-z][A-Za-z.0-9]*) \"([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)\" is (invalid|forbidden)");
    private static final Pattern FIELD = Pattern.compile(
            "\\b([a-z][A-Za-z]*(?:\\.[A-Za-z][A-Za-z0-9-]*|\\[[0-9]{1,4}])*): (Invalid value|Required value|Forbidden|Unsupported value|Duplicate value|Too long|Too many)");
    private static final Pattern WEBHOOK =
            Pattern.compile("admission webhook \"([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)\" denied");
    private static final Pattern POLICY =
            Pattern.compile("ValidatingAdmissionPolicy '([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)'");
    private static final Pattern QUOTA = Pattern.compile("exceeded quota: ([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)");
    private static final Pattern UNKNOWN_KIND =
            Pattern.compile("no matches for kind \"([A-Za-z]{1,63})\" in version \"([a-z0-9./-]{1,253})\"");
    private static final Pattern UNKNOWN_FIELD =
            Pattern.compile("unknown field \"([A-Za-z][A-Za-z0-9.\\[\\]]{0,200})\"");

    private HelmFailures() {}

    static HelmFailure classify(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        boolean hook = HOOK.matcher(lower).find()
                && (lower.contains("hook") || FAILED_HOOK.matcher(lower).find());
        if (!hook && PASSING.stream().anyMatch(lower::contains)) {
            return new HelmFailure(Reason.HELM_FAILED, "the cluster did not answer Helm", true);
        }
        if (hook) {
            return new HelmFailure(Reason.HOOK_FAILED, hookFailed(said), false);
        }
        Matcher notReady = NOT_READY.matcher(said);
        if (notReady.find()) {
            return new HelmFailure(
                    Reason.NEVER_READY,
                    notReady.group(1) + "/" + notReady.group(2) + " was not ready in time, and hooks come after it",
                    false);
        }
        if (REFUSED.stream().anyMatch(lower::contains)) {
            return new HelmFailure(Reason.REFUSED, refused(said, lower), false);
        }
        return new HelmFailure(
                Reason.HELM_FAILED, "Helm ended with an error that is not shown because it may quote values", false);
    }

    private static String hookFailed(String said) {
        Matcher kind = HOOK.matcher(said);
        String which = kind.find() ? "a " + kind.group(1) + " hook" : "a hook";
        Matcher object = FAILED_HOOK_OBJECT.matcher(said);
        String name = object.find() ? " (" + object.group(1) + ")" : "";
        boolean late = said.contains("timed out") || said.contains("context deadline exceeded");
        return which + name + (late ? " did not finish in time" : " failed");
    }

    private static String refused(String said, String lower) {
        Matcher webhook = WEBHOOK.matcher(said);
        if (webhook.find()) {
            return about(said) + "was denied by admission webhook " + webhook.group(1);
        }
        Matcher policy = POLICY.matcher(said);
        if (policy.find()) {
            return about(said) + "was denied by admission policy " + policy.group(1);
        }
        Matcher quota = QUOTA.matcher(said);
        if (quota.find()) {
            return about(said) + "exceeds quota " + quota.group(1);
        }
        Matcher kind = UNKNOWN_KIND.matcher(said);
        if (kind.find()) {
            return "the cluster does not know kind " + kind.group(1) + " in version " + kind.group(2);
        }
        Matcher field = UNKNOWN_FIELD.matcher(said);
        if (field.find()) {
            return about(said) + "has the unknown field " + field.group(1);
        }
        if (lower.contains("invalid ownership metadata")) {
            return "an object of the chart is in the namespace already and belongs to somebody else";
        }
        if (lower.contains("request entity too large") || lower.contains("too long: must have at most")) {
            return "the release is larger than Kubernetes allows";
        }
        if (lower.contains("schema")) {
            return "the values do not meet the chart's schema";
        }
        String fields = fieldsIn(said);
        String rule = lower.contains("is forbidden") ? "is forbidden" : "is invalid";
        String subject = about(said);
        return (subject.isEmpty() ? "an object of the chart " : subject)
                + rule
                + (fields.isEmpty() ? "" : ": " + fields);
    }

    private static String about(String said) {
        Matcher object = OBJECT.matcher(said);
        return object.find() ? object.group(1) + "/" + object.group(2) + " " : "";
    }

    private static String fieldsIn(String said) {
        Set<String> fields = new LinkedHashSet<>();
        Matcher field = FIELD.matcher(said);
        while (field.find() && fields.size() < MAX_FIELDS) {
            fields.add(field.group(1) + " (" + field.group(2).toLowerCase(Locale.ROOT) + ")");
        }
        return fields.stream().collect(Collectors.joining(", "));
    }
}
