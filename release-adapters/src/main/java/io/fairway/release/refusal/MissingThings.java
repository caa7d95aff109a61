package io.fairway.release.refusal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds in what Kubernetes says that something around an object is missing, and says what. */
public final class MissingThings {

    private static final String NAME = "[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?";
    private static final Pattern RIGHT =
            Pattern.compile("User \"([A-Za-z0-9:._@-]{1,253})\" cannot ([a-z]{1,30}) resource \""
                    + "([a-z0-9./-]{1,253})\" in API group \"([a-z0-9.-]{0,253})\"(?: in the namespace \"(" + NAME
                    + ")\")?");
    private static final Pattern ESCALATION =
            Pattern.compile("user \"([A-Za-z0-9:._@-]{1,253})\"[^\n]{0,500}? is attempting to grant RBAC permissions");
    private static final Pattern QUOTA =
            Pattern.compile("exceeded quota: (" + NAME + "), requested: ([a-zA-Z0-9./=,_-]{1,1000})(?:, used|$)");
    private static final Pattern RESOURCE = Pattern.compile("(?:^|,)([a-zA-Z0-9./_-]{1,253})=");
    private static final Pattern NO_NAMESPACE = Pattern.compile("namespaces \"(" + NAME + ")\" not found");
    private static final Pattern ENDING_NAMESPACE =
            Pattern.compile("unable to create new content in namespace (" + NAME + ") because it is being terminated");
    private static final Pattern SILENT_WEBHOOK = Pattern.compile("failed calling webhook \"(" + NAME + ")\"");
    private static final Pattern SILENT_CONVERSION =
            Pattern.compile("conversion webhook for ([a-z0-9./-]{1,253}, Kind=[A-Za-z]{1,63}) failed");
    private static final Pattern NO_PRIORITY = Pattern.compile("no PriorityClass with name (" + NAME + ") was found");
    private static final Pattern NO_RUNTIME = Pattern.compile("RuntimeClass \"(" + NAME + ")\" not found");
    private static final Pattern NO_ACCOUNT = Pattern.compile("serviceaccount \"(" + NAME + ")\" not found");

    private MissingThings() {}

    /** A sentence without a full stop; empty if nothing is said to be missing. */
    public static Optional<String> in(String said) {
        Matcher right = RIGHT.matcher(said);
        if (right.find()) {
            String group = right.group(4).isEmpty() ? "" : "." + right.group(4);
            String where = right.group(5) == null ? "in the cluster" : "in namespace " + right.group(5);
            return Optional.of(
                    right.group(1) + " may not " + right.group(2) + " " + right.group(3) + group + " " + where);
        }
        Matcher escalation = ESCALATION.matcher(said);
        if (escalation.find()) {
            return Optional.of(escalation.group(1) + " may not give rights that it does not have itself");
        }
        Matcher quota = QUOTA.matcher(said);
        if (quota.find()) {
            String resources = RESOURCE.matcher(quota.group(2))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining(", "));
            return Optional.of("quota " + quota.group(1) + " has no room for more " + resources);
        }
        return noNamespace(said)
                .map(namespace -> "namespace " + namespace + " does not exist")
                .or(() -> first(ENDING_NAMESPACE, said).map(name -> "namespace " + name + " is being deleted"))
                .or(() -> first(SILENT_WEBHOOK, said).map(name -> "admission webhook " + name + " does not answer"))
                .or(() -> first(SILENT_CONVERSION, said)
                        .map(kind -> "the conversion webhook for " + kind + " does not answer"))
                .or(() -> first(NO_PRIORITY, said).map(name -> "PriorityClass/" + name + " does not exist"))
                .or(() -> first(NO_RUNTIME, said).map(name -> "RuntimeClass/" + name + " does not exist"))
                .or(() -> noAccount(said).map(name -> "ServiceAccount/" + name + " does not exist"));
    }

    static Optional<String> noNamespace(String said) {
        return first(NO_NAMESPACE, said);
    }

    static Optional<String> noAccount(String said) {
        return first(NO_ACCOUNT, said);
    }

    static Optional<String> first(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
