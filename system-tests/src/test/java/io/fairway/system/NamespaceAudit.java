package io.fairway.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at a namespace through the API server, and knows nothing of what Fairway says about it. */
final class NamespaceAudit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KINDS =
            "deployments,statefulsets,daemonsets,services,configmaps,secrets,serviceaccounts,"
                    + "ingresses,networkpolicies,jobs,cronjobs,horizontalpodautoscalers,poddisruptionbudgets,persistentvolumeclaims";
    private static final List<String> OWN_UIDS =
            List.of("controller-uid", "batch.kubernetes.io/controller-uid", "job-name", "batch.kubernetes.io/job-name");

    private final GeneratedApplication application;

    NamespaceAudit(GeneratedApplication application) {
        this.application = application;
    }

    /** Everything that is there and stays, by kind and name, without what the cluster counts. */
    Map<String, JsonNode> objects() throws Exception {
        Map<String, JsonNode> objects = new TreeMap<>();
        for (JsonNode item : list(KINDS)) {
            String name = item.path("metadata").path("name").asText();
            String kind = item.path("kind").asText();
            boolean nobodys = name.startsWith("sh.helm.release")
                    || name.equals("kube-root-ca.crt")
                    || kind.equals("ServiceAccount") && name.equals("default");
            // What a hook's Job did is done, and is not done again.
            boolean workOfHook = kind.equals("Job")
                    && item.path("metadata").path("annotations").has("helm.sh/hook");
            if (!nobodys && !workOfHook) {
                objects.put(kind + "/" + name, withoutUids(LiveObjects.withoutCounters(item)));
            }
        }
        return objects;
    }

    private static JsonNode withoutUids(JsonNode object) {
        if (object.path("kind").asText().equals("Job")) {
            for (JsonNode labels : List.of(
                    object.path("metadata").path("labels"),
                    object.path("spec").path("template").path("metadata").path("labels"),
                    object.path("spec").path("selector").path("matchLabels"))) {
                if (labels instanceof ObjectNode fields) {
                    fields.remove(OWN_UIDS);
                }
            }
            if (object.path("metadata") instanceof ObjectNode metadata
                    && metadata.path("labels").isEmpty()) {
                metadata.remove("labels");
            }
        }
        return object;
    }

    /** Names of the objects that differ. */
    static Set<String> differences(Map<String, JsonNode> before, Map<String, JsonNode> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> before.containsKey(name) && before.get(name).equals(now.get(name)));
        return names;
    }

    /** Pods of a version, and Jobs that still work; those that end are waited for. */
    List<String> leftovers(String version) {
        return await("pods and Jobs of " + version + " end in " + application.namespace())
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> running(version), List::isEmpty);
    }

    private List<String> running(String version) throws Exception {
        List<String> running = new ArrayList<>();
        for (JsonNode item : list("pods,jobs")) {
            boolean job = item.path("kind").asText().equals("Job");
            JsonNode labels = job
                    ? item.path("spec").path("template").path("metadata").path("labels")
                    : item.path("metadata").path("labels");
            if (labels.path("version").asText().equals(version)) {
                running.add(item.path("kind").asText() + "/"
                        + item.path("metadata").path("name").asText());
            }
        }
        return running;
    }

    private JsonNode list(String kinds) throws Exception {
        return JSON.readTree(application.kubectl("get", kinds, "-o", "json")).path("items");
    }
}
