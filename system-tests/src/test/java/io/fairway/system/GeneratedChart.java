package io.fairway.system;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A repository with a service that is a web server of three lines, and a chart of the kinds that people write. Its files say
 * everything literally, so that a version is what it shows.
 *
 * @param name of the application and the release
 * @param kind of the workload
 * @param parts what the chart has besides the workload
 * @param version counts up with each push, and is a label of every pod
 * @param replicas of the workload
 * @param setting any text; another one is another configuration
 * @param fault what is wrong with it
 */
record GeneratedChart(String name, Kind kind, Set<Part> parts, int version, int replicas, int setting, Fault fault) {

    /** Kinds of workload. */
    enum Kind {
        DEPLOYMENT,
        STATEFUL_SET,
        PARALLEL_STATEFUL_SET,
        DAEMON_SET
    }

    /** What a chart may have. */
    enum Part {
        SERVICE,
        SETTINGS,
        SECRET,
        /** A ConfigMap and a Secret that hooks make before anything else. */
        HOOK_SETTINGS,
        MIGRATION,
        SMOKE_TEST,
        JOB,
        SCHEDULE,
        ACCOUNT,
        BUDGET,
        POLICY,
        INGRESS,
        CLAIM,
        KEPT_KEY,
        VOLUMES,
        EXTRA
    }

    /** Ways to be bad. */
    enum Fault {
        NONE,
        CRASHES,
        NEVER_READY,
        MIGRATION_FAILS,
        MIGRATION_FAILS_AGAIN_AND_AGAIN,
        SMOKE_TEST_FAILS,
        JOB_FAILS,
        NO_SUCH_IMAGE,
        NO_SUCH_SECRET,
        INVALID_OBJECT,
        BAD_HOOK_SETTINGS
    }

    GeneratedChart {
        parts = parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts);
    }

    static GeneratedChart first(String name, Random random) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if (random.nextInt(3) > 0) {
                parts.add(part);
            }
        }
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        return new GeneratedChart(name, kind, parts, 1, 1, 1, Fault.NONE);
    }

    /** A good next version: another setting, and now and then more or fewer parts and replicas. */
    GeneratedChart next(Random random) {
        Set<Part> next = EnumSet.copyOf(parts);
        next.add(Part.SETTINGS);
        if (random.nextInt(3) == 0) {
            Part part = Part.values()[random.nextInt(Part.values().length)];
            // What hooks made stays when their chart has no such hooks any more, and then belongs to nobody.
            boolean dropped = part != Part.HOOK_SETTINGS && next.remove(part);
            if (!dropped) {
                next.add(part);
            }
        }
        int pods = kind == Kind.DAEMON_SET || random.nextInt(4) > 0 ? replicas : 3 - replicas;
        return new GeneratedChart(name, kind, next, version + 1, pods, setting + 1, Fault.NONE);
    }

    /** The same, with something wrong. */
    GeneratedChart with(Fault wrong) {
        Set<Part> next = EnumSet.copyOf(parts);
        next.add(Part.SETTINGS);
        switch (wrong) {
            case MIGRATION_FAILS, MIGRATION_FAILS_AGAIN_AND_AGAIN -> next.add(Part.MIGRATION);
            case SMOKE_TEST_FAILS -> next.add(Part.SMOKE_TEST);
            case JOB_FAILS -> next.add(Part.JOB);
            case BAD_HOOK_SETTINGS -> next.add(Part.HOOK_SETTINGS);
            default -> {}
        }
        return new GeneratedChart(name, kind, next, version, replicas, setting, wrong);
    }

    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Dockerfile", """
                FROM fairway/busybox:1
                COPY run /run.sh
                USER 65534:65534
                EXPOSE 8080
                ENTRYPOINT ["sh", "/run.sh"]
                """);
        files.put("run", """
                [ "$MODE" != crash ] || { echo "told to crash" >&2; exit 1; }
                mkdir -p /tmp/www
                [ "$MODE" = notready ] || echo ok >/tmp/www/health
                exec httpd -f -p 8080 -h /tmp/www
                """);
        files.put("fairway.yaml", """
                application: %s
                environments:
                  - name: staging
                checks:
                  deadline: %s
                  settle: 1s
                """.formatted(
                        name, fault == Fault.NEVER_READY || fault == Fault.BAD_HOOK_SETTINGS ? "15s" : "120s"));
        files.put("chart/Chart.yaml", "apiVersion: v2\nname: %s\nversion: 1.0.0\n".formatted(name));
        files.put("chart/values.yaml", "image:\n  repository: overwritten\n  digest: overwritten\n");
        files.put("chart/templates/workload.yaml", workload());
        parts.forEach(part ->
                files.put("chart/templates/" + part.name().toLowerCase(java.util.Locale.ROOT) + ".yaml", part(part)));
        if (fault == Fault.INVALID_OBJECT) {
            files.put("chart/templates/invalid.yaml", """
                    apiVersion: v1
                    kind: Service
                    metadata: {name: %s-invalid}
                    spec: {ports: [{port: 99999}]}
                    """.formatted(name));
        }
        return files;
    }

    private String part(Part part) {
        return text(part)
                .replace("NAME", name)
                .replace("SETTING", String.valueOf(setting))
                .replace("HOOKMODE", fault == Fault.BAD_HOOK_SETTINGS ? "notready" : "normal")
                .replace("VERSION", label())
                .replace("IMAGE", "{{ .Values.image.repository }}@{{ .Values.image.digest }}");
    }

    private String text(Part part) {
        return switch (part) {
            case SERVICE -> """
                    apiVersion: v1
                    kind: Service
                    metadata: {name: NAME}
                    spec:
                      selector: {app: NAME}
                      ports: [{name: http, port: 80, targetPort: 8080}]
                    """;
            case SETTINGS -> """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: NAME-settings}
                    data: {setting: "SETTING"}
                    """;
            case SECRET -> """
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: NAME-secret}
                    stringData: {password: "secret-SETTING", "key-SETTING": "x"}
                    """;
            case HOOK_SETTINGS -> """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: NAME-hook-settings
                      annotations:
                        helm.sh/hook: pre-install,pre-upgrade
                        helm.sh/hook-weight: "-5"
                    data: {MODE: "HOOKMODE", "only-SETTING": "x"}
                    ---
                    apiVersion: v1
                    kind: Secret
                    metadata:
                      name: NAME-hook-secret
                      annotations:
                        helm.sh/hook: pre-install,pre-upgrade
                        helm.sh/hook-weight: "-5"
                    stringData: {password: "secret-SETTING", "only-SETTING": "x"}
                    ---
                    apiVersion: v1
                    kind: ServiceAccount
                    metadata:
                      name: NAME-hook-account
                      labels: {setting: "v-SETTING"}
                      annotations:
                        helm.sh/hook: pre-install,pre-upgrade
                        helm.sh/hook-weight: "-5"
                    automountServiceAccountToken: false
                    """;
            case MIGRATION ->
                job(
                        "migration",
                        "pre-install,pre-upgrade",
                        fault == Fault.MIGRATION_FAILS_AGAIN_AND_AGAIN ? "" : "  backoffLimit: 0\n",
                        fault == Fault.MIGRATION_FAILS || fault == Fault.MIGRATION_FAILS_AGAIN_AND_AGAIN);
            case SMOKE_TEST ->
                job("smoke-test", "post-install,post-upgrade", "  backoffLimit: 0\n", fault == Fault.SMOKE_TEST_FAILS);
            case JOB -> job("job-" + version, "", "  backoffLimit: 0\n", fault == Fault.JOB_FAILS);
            case SCHEDULE -> """
                    apiVersion: batch/v1
                    kind: CronJob
                    metadata: {name: NAME-schedule}
                    spec:
                      schedule: "0 0 1 1 *"
                      jobTemplate:
                        spec:
                          template:
                            metadata: {labels: {version: "VERSION"}}
                            spec:
                              restartPolicy: Never
                              containers: [{name: app, image: "IMAGE", command: [sh, -c, "true SETTING"]}]
                    """;
            case ACCOUNT -> """
                    apiVersion: v1
                    kind: ServiceAccount
                    metadata: {name: NAME-account, labels: {setting: "v-SETTING"}}
                    automountServiceAccountToken: false
                    """;
            case BUDGET -> """
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {name: NAME}
                    spec: {maxUnavailable: 1, selector: {matchLabels: {app: NAME}}}
                    """;
            case POLICY -> """
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {name: NAME}
                    spec: {podSelector: {matchLabels: {app: NAME}}, ingress: [{ports: [{port: 8080}]}]}
                    """;
            case INGRESS -> """
                    apiVersion: networking.k8s.io/v1
                    kind: Ingress
                    metadata: {name: NAME}
                    spec:
                      rules:
                        - host: "v-SETTING.example.com"
                          http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: NAME, port: {number: 80}}}}]}
                    """;
            case CLAIM -> """
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: NAME-data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
                    """;
            case KEPT_KEY -> """
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: NAME-kept, annotations: {helm.sh/resource-policy: keep}}
                    stringData: {key: "generated"}
                    """;
            case VOLUMES -> "# The workload has volumes.\n";
            case EXTRA -> """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: NAME-extra-SETTING}
                    data: {extra: "SETTING"}
                    """;
        };
    }

    /** Which version a pod is of. */
    String label() {
        return "v" + version + (fault == Fault.NONE ? "" : "-bad");
    }

    private String job(String suffix, String hook, String limit, boolean fails) {
        String annotations = hook.isEmpty() ? "" : "  annotations: {helm.sh/hook: \"" + hook + "\"}\n";
        return """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: NAME-%s
                %sspec:
                %s  template:
                    metadata: {labels: {version: "VERSION"}}
                    spec:
                      restartPolicy: Never
                      terminationGracePeriodSeconds: 1
                      containers: [{name: work, image: "IMAGE", command: [sh, -c, "exit %d"]}]
                """.formatted(suffix, annotations, limit, fails ? 3 : 0);
    }

    private String workload() {
        String mode =
                switch (fault) {
                    case CRASHES -> "crash";
                    case NEVER_READY -> "notready";
                    default -> "normal";
                };
        boolean hooked = parts.contains(Part.HOOK_SETTINGS);
        String environment = hooked
                ? "{name: MODE, valueFrom: {configMapKeyRef: {name: NAME-hook-settings, key: MODE}}}"
                : "{name: MODE, value: %s}".formatted(mode);
        if (hooked && !mode.equals("normal")) {
            environment = "{name: MODE, value: %s}".formatted(mode);
        }
        String more = fault == Fault.NO_SUCH_SECRET
                ? ", {name: MISSING, valueFrom: {secretKeyRef: {name: NAME-nowhere, key: password}}}"
                : "";
        String container = """
                {name: app, image: "IMAGE", env: [ENVIRONMENT, {name: SETTING, value: "SETTING_VALUE"}MORE],
                         ports: [{containerPort: 8080}],
                         readinessProbe: {httpGet: {path: /health, port: 8080}, periodSeconds: 1}VOLUME_MOUNTS}""".replace("ENVIRONMENT", environment).replace("MORE", more);
        String sidecar = fault == Fault.NO_SUCH_IMAGE
                ? ", {name: sidecar, image: \"{{ .Values.image.repository }}-nowhere@sha256:" + "0".repeat(64) + "\"}"
                : "";
        boolean volumes = parts.contains(Part.VOLUMES) && parts.contains(Part.SETTINGS);
        String spec = """
                  template:
                    metadata: {labels: {app: NAME, version: "VERSION"}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      automountServiceAccountToken: false
                      containers:
                        [CONTAINERS]
                VOLUMES""".replace("CONTAINERS", container + sidecar)
                .replace(
                        "VOLUME_MOUNTS",
                        volumes
                                ? ", volumeMounts: [{name: settings, mountPath: /settings}, {name: scratch, mountPath: /scratch}]"
                                : "")
                .replace(
                        "VOLUMES",
                        volumes
                                ? "      volumes: [{name: settings, configMap: {name: NAME-settings}}, {name: scratch, emptyDir: {}}]\n"
                                : "");
        String head =
                switch (kind) {
                    case DEPLOYMENT ->
                        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: NAME}\nspec:\n  replicas: REPLICAS\n";
                    case STATEFUL_SET ->
                        "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: NAME}\nspec:\n  serviceName: NAME\n  replicas: REPLICAS\n";
                    case PARALLEL_STATEFUL_SET ->
                        "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: NAME}\nspec:\n  serviceName: NAME\n"
                                + "  podManagementPolicy: Parallel\n  replicas: REPLICAS\n";
                    case DAEMON_SET -> "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: NAME}\nspec:\n";
                };
        return (head + "  selector: {matchLabels: {app: NAME}}\n" + spec)
                .replace("NAME", name)
                .replace("SETTING_VALUE", String.valueOf(setting))
                .replace("REPLICAS", String.valueOf(replicas))
                .replace("VERSION", label())
                .replace("IMAGE", "{{ .Values.image.repository }}@{{ .Values.image.digest }}");
    }
}
