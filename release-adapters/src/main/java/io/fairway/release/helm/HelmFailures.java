package io.fairway.release.helm;

import io.fairway.events.ReleaseFailed.Reason;
import io.fairway.release.deploy.HelmFailure;
import io.fairway.release.refusal.MissingThings;
import io.fairway.release.refusal.Problems;
import io.fairway.release.refusal.Refusals;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "apiserver not ready");

    private static final String BUSY = "another operation (install/upgrade/rollback) is in progress";

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
            "unable to build kubernetes objects",
            "admission");

    private static final Pattern HOOK = Pattern.compile("\\b((?:pre|post)-(?:install|upgrade|rollback|delete))\\b");
    /** A first installation does not call it a hook. */
    private static final Pattern FAILED_HOOK = Pattern.compile("failed (?:pre|post)-(?:install|rollback|delete):");

    private static final Pattern NOT_READY = Pattern.compile(
            "\\b[Rr]esource ([A-Za-z]{1,63})/(?:[a-z0-9.-]{1,253}/)?([a-z0-9.-]{1,253}) not ready(?:\\. status: ([A-Za-z]{1,20}))?");
    private static final Pattern FAILED_HOOK_OBJECT = Pattern.compile(
            "\\b(?:resource |Job |job |Pod |pod )\"?(?:[A-Za-z]+/)?([a-z0-9](?:[-a-z0-9./]*[a-z0-9])?)");
    private static final Pattern OBJECT = Pattern.compile(
            "\\b([A-Za-z][A-Za-z.0-9]*) \"([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)\" is (invalid|forbidden)");
    private static final Pattern FIELD =
            Pattern.compile("\\b([a-z][A-Za-z]*(?:\\.[A-Za-z][A-Za-z0-9-]*|\\[[0-9]{1,4}])*): (Invalid value|Required"
                    + " value|Forbidden|Unsupported value|Duplicate value|Too long|Too many)");
    private static final Pattern UNKNOWN_KIND =
            Pattern.compile("no matches for kind \"([A-Za-z]{1,63})\" in version \"([a-z0-9./-]{1,253})\"");
    private static final Pattern STRANGER = Pattern.compile(
            "\\b([A-Z][A-Za-z]{1,62}) \"([a-z0-9][a-z0-9.:-]{0,252})\" in namespace \"([a-z0-9-]{0,63})\""
                    + " exists and cannot be imported");
    private static final Pattern OWNER = Pattern.compile(
            "key \"meta.helm.sh/release-name\" must equal \"[^\"]{0,253}\": current value is \"([a-z0-9.-]{1,253})\"");
    private static final Pattern APPLIED = Pattern.compile(
            "apply failed for object [a-z0-9-]{0,63}/([a-z0-9.:-]{1,253}) [a-z0-9./-]{0,100}, Kind=([A-Za-z]{1,63})");
    private static final Pattern PATCHED =
            Pattern.compile("cannot patch \"([a-z0-9.:-]{1,253})\" with kind ([A-Za-z]{1,63})");

    private HelmFailures() {}

    static HelmFailure classify(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        boolean hook = HOOK.matcher(lower).find()
                && (lower.contains("hook") || FAILED_HOOK.matcher(lower).find());
        if (lower.contains(BUSY)) {
            return new HelmFailure(
                    Reason.HELM_FAILED, "another Helm operation is in progress at this Helm release", true);
        }
        if (!hook && PASSING.stream().anyMatch(lower::contains)) {
            return new HelmFailure(Reason.HELM_FAILED, "the cluster did not answer Helm", true);
        }
        Optional<String> missing = MissingThings.in(said);
        if (missing.isPresent()) {
            return new HelmFailure(Reason.PREREQUISITE_MISSING, missing.get(), false);
        }
        if (hook) {
            String why = refused(said, lower).map(refusal -> ": " + refusal).orElse("");
            return new HelmFailure(Reason.HOOK_FAILED, hookFailed(said) + why, false);
        }
        Matcher notReady = NOT_READY.matcher(said);
        if (notReady.find()) {
            boolean failed = "Failed".equals(notReady.group(3));
            return new HelmFailure(
                    failed && notReady.group(1).equals("Job") ? Reason.JOB_FAILED : Reason.NEVER_READY,
                    notReady.group(1) + "/" + notReady.group(2) + (failed ? " failed" : " was not ready in time")
                            + ", and hooks come after it",
                    false);
        }
        Optional<String> refused = ChartFaults.in(said).or(() -> refused(said, lower));
        return refused.map(why -> new HelmFailure(Reason.REFUSED, why, false))
                .orElseGet(() -> new HelmFailure(Reason.HELM_FAILED, other(lower), false));
    }

    /** What Helm says itself, word for word, and whatever else it may quote. */
    private static String other(String lower) {
        if (lower.contains("has no deployed releases")) {
            return "Helm's history has no revision that was ever deployed";
        }
        if (lower.contains("timed out") || lower.contains("deadline exceeded")) {
            return "Helm waited too long for the cluster";
        }
        if (lower.contains("release: not found")) {
            return "Helm's history does not have the revision";
        }
        return "Helm failed in a way that is not known; helm upgrade --install --dry-run=server with this chart says"
                + " more";
    }

    private static String hookFailed(String said) {
        Matcher kind = HOOK.matcher(said);
        String which = kind.find() ? "a " + kind.group(1) + " hook" : "a hook";
        Matcher object = FAILED_HOOK_OBJECT.matcher(said);
        String name = object.find() ? " (" + object.group(1) + ")" : "";
        boolean late = said.contains("timed out") || said.contains("context deadline exceeded");
        return which + name + (late ? " did not finish in time" : " failed");
    }

    private static Optional<String> refused(String said, String lower) {
        Optional<String> denied = Refusals.denied(said);
        if (denied.isPresent()) {
            return denied.map(rule -> about(said) + "was " + rule);
        }
        Matcher kind = UNKNOWN_KIND.matcher(said);
        if (kind.find()) {
            return Optional.of("the cluster does not know kind " + kind.group(1) + " in version " + kind.group(2)
                    + ": install its definition first, or use a version that the cluster has");
        }
        Matcher stranger = STRANGER.matcher(said);
        if (stranger.find()) {
            Matcher owner = OWNER.matcher(said);
            return Optional.of(stranger.group(1) + "/" + stranger.group(2) + " is there already, and belongs to "
                    + (owner.find() ? "the Helm release " + owner.group(1) : "no Helm release")
                    + ": give it another name, or remove it there first");
        }
        List<String> form = Problems.ofForm(said);
        if (!form.isEmpty()) {
            return Optional.of(
                    subject(said) + ": " + form.stream().limit(MAX_FIELDS).collect(Collectors.joining(", ")));
        }
        if (lower.contains("request entity too large") || lower.contains("too long: must have at most")) {
            return Optional.of("the release is larger than Kubernetes allows");
        }
        if (REFUSED.stream().noneMatch(lower::contains)) {
            return Optional.empty();
        }
        String fields = fieldsIn(said);
        return Optional.of(subject(said)
                + (lower.contains("is forbidden") ? " is forbidden" : " is invalid")
                + (fields.isEmpty() ? "" : ": " + fields));
    }

    private static String subject(String said) {
        String about = about(said).strip();
        return about.isEmpty() ? "an object of the chart" : about;
    }

    private static String about(String said) {
        Matcher object = OBJECT.matcher(said);
        if (object.find()) {
            return object.group(1) + "/" + object.group(2) + " ";
        }
        Matcher applied = APPLIED.matcher(said);
        if (applied.find()) {
            return applied.group(2) + "/" + applied.group(1) + " ";
        }
        Matcher patched = PATCHED.matcher(said);
        return patched.find() ? patched.group(2) + "/" + patched.group(1) + " " : "";
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
