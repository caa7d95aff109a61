package io.fairway.release.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.events.ObjectRef;
import io.fairway.manifest.RenderedObject;
import io.fairway.release.preflight.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the API server's answer to what there is to say about an object. */
public final class Refusals {

    private static final String NAME = "([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)";
    private static final Pattern WEBHOOK = Pattern.compile("admission webhook \"" + NAME + "\" denied");
    private static final Pattern POLICY = Pattern.compile("ValidatingAdmissionPolicy '" + NAME + "'");
    private static final Pattern NO_DRY_RUN =
            Pattern.compile("admission webhook \"" + NAME + "\" does not support dry");
    private static final Pattern POD_SECURITY =
            Pattern.compile("violates PodSecurity \"([a-z]{1,20}:[a-z0-9.]{1,20})\"");
    private static final Pattern UNLIMITED =
            Pattern.compile("failed quota: [^ :\\n]{1,253}: must specify ([a-z0-9./,-]{1,300})");
    private static final Pattern RANGE =
            Pattern.compile("((?:minimum|maximum) [a-z0-9./-]{1,100} usage per [A-Za-z]{1,40}) is");

    private Refusals() {}

    /** The words for what an admission rule did; empty if none did. */
    public static Optional<String> denied(String said) {
        return MissingThings.first(WEBHOOK, said)
                .map(name -> "denied by admission webhook " + name)
                .or(() -> MissingThings.first(POLICY, said).map(name -> "denied by admission policy " + name))
                .or(() -> MissingThings.first(POD_SECURITY, said)
                        .map(level -> "not allowed by Pod Security level " + level))
                .or(() -> MissingThings.first(UNLIMITED, said)
                        .map(resources -> "a quota of the namespace asks for " + resources))
                .or(() -> MissingThings.first(RANGE, said).map(range -> "not within the LimitRange: " + range));
    }

    /**
     * What the server's answer says about an object.
     *
     * @param live as it is; null if it is not there
     * @param together all that is rendered: what comes with the release is not missing
     */
    public static Finding of(
            RenderedObject wanted, @Nullable JsonNode live, Answer answer, Collection<ObjectRef> together) {
        ObjectRef object = wanted.object();
        String said = answer.message();
        Optional<Finding> form = form(object, answer);
        return MissingThings.first(NO_DRY_RUN, said)
                .<Finding>map(webhook ->
                        new Finding.NotTried(object, "admission webhook " + webhook + " supports no dry run"))
                .or(() -> denied(said)
                        .map(denied -> new Finding.Refused(
                                object, List.of(denied), "change it as that rule asks, or ask whoever set the rule")))
                .or(() -> missing(object, answer, together))
                .or(() -> form)
                .orElseGet(() -> byCauses(wanted, live, answer));
    }

    private static Optional<Finding> missing(ObjectRef object, Answer answer, Collection<ObjectRef> together) {
        String said = answer.message();
        Optional<String> brought = MissingThings.noNamespace(said)
                .map(name -> "Namespace/" + name)
                .or(() -> MissingThings.noAccount(said).map(name -> "ServiceAccount/" + name))
                .filter(name ->
                        together.stream().anyMatch(other -> other.display().equals(name)));
        if (brought.isPresent()) {
            return Optional.of(comesFirst(object, brought.get()));
        }
        Optional<String> missing = MissingThings.in(said);
        if (missing.isPresent()) {
            return missing.map(what -> new Finding.Missing(object, what + ", and " + object.display() + " needs it"));
        }
        if (answer.code() != 404 || answer.name().isEmpty()) {
            return Optional.empty();
        }
        return together.stream()
                .filter(other -> other.name().equals(answer.name()) && isOf(other.kind(), answer.kind()))
                .findFirst()
                .map(other -> comesFirst(object, other.display()))
                .or(() -> Optional.of(new Finding.Missing(
                        object,
                        Problems.field(answer.kind()) + " " + Problems.field(answer.name()) + " does not exist, and "
                                + object.display() + " needs it")));
    }

    private static Finding comesFirst(ObjectRef object, String first) {
        return new Finding.NotTried(object, first + ", which it needs, comes with the release");
    }

    /** The server says {@code roles} as often as {@code Role}. */
    private static boolean isOf(String kind, String written) {
        String lower = kind.toLowerCase(Locale.ROOT);
        String other = written.toLowerCase(Locale.ROOT);
        return other.equals(lower) || other.equals(lower + "s") || other.equals(lower + "es");
    }

    private static Optional<Finding> form(ObjectRef object, Answer answer) {
        if (!answer.causes().isEmpty() && answer.code() == 422) {
            return Optional.empty();
        }
        List<String> problems = Problems.ofForm(answer.message());
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        boolean twice = problems.stream().allMatch(problem -> problem.endsWith(" twice"));
        return Optional.of(
                new Finding.Refused(object, problems, twice ? "leave one of them out" : "correct it, or leave it out"));
    }

    private static Finding byCauses(RenderedObject wanted, @Nullable JsonNode live, Answer answer) {
        ObjectRef object = wanted.object();
        Set<String> fixed = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        for (Answer.Cause cause : answer.causes()) {
            if (live != null && FixedFields.isFixed(cause)) {
                fixed.addAll(FixedFields.in(cause, object.kind(), wanted.content(), live));
            } else {
                problems.add(Problems.of(cause));
            }
        }
        if (problems.isEmpty() && !fixed.isEmpty()) {
            return new Finding.Unchangeable(object, List.copyOf(fixed));
        }
        fixed.forEach(field -> problems.add(field + " cannot be changed in place"));
        if (!problems.isEmpty()) {
            return new Finding.Refused(object, problems.stream().distinct().toList(), "correct it");
        }
        if (answer.code() >= 500 || answer.code() == 409) {
            return new Finding.NotTried(object, "the cluster answered HTTP " + answer.code());
        }
        String reason = answer.reason().isEmpty() ? "HTTP " + answer.code() : Problems.field(answer.reason());
        return new Finding.Refused(
                object,
                List.of("the cluster refuses it (" + reason + ")"),
                "kubectl apply --server-side --dry-run=server says more");
    }
}
