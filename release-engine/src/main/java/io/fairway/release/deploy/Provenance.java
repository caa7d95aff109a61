package io.fairway.release.deploy;

import io.fairway.events.Component;
import io.fairway.release.Content;
import io.fairway.release.Release;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where what is live comes from, as annotations on the live objects: {@code kubectl get -o yaml} tells change, commit, release and
 * image. They are about the objects, never in a pod template, so that writing them restarts nothing.
 */
final class Provenance {

    private static final String PREFIX = "fairway.dev/";
    private static final String CHANGE = PREFIX + "change";
    private static final String RELEASE = PREFIX + "release";
    private static final String COMMIT = PREFIX + "commit";
    private static final String REPOSITORY = PREFIX + "repository";
    private static final String IMAGE_DIGEST = PREFIX + "image-digest";
    private static final String CHART = PREFIX + "chart";
    private static final String REVISION = PREFIX + "revision";
    private static final String ROLLED_BACK_BY = PREFIX + "rolled-back-by";

    /** All that is written; no comparison counts them. */
    static final Set<String> KEYS =
            Set.of(CHANGE, RELEASE, COMMIT, REPOSITORY, IMAGE_DIGEST, CHART, REVISION, ROLLED_BACK_BY);

    private Provenance() {}

    /**
     * @param installed the release that Helm has installed
     * @param revision as which revision
     * @param restored the release whose content came back; null if this is no rollback, or if what came back is older than
     *     Fairway's first release
     * @return every key; null for what is to be taken away
     */
    static Map<String, @Nullable String> of(Release installed, int revision, @Nullable Release restored) {
        Release origin = installed.isRollback() ? restored : installed;
        Content content =
                origin == null ? null : installed.content().or(origin::content).orElse(null);
        Component component = content == null ? null : content.onlyComponent();
        Map<String, @Nullable String> annotations = new LinkedHashMap<>();
        annotations.put(CHANGE, origin == null ? null : origin.changeId().toString());
        annotations.put(RELEASE, origin == null ? null : origin.id().toString());
        annotations.put(COMMIT, component == null ? null : component.source().commit());
        annotations.put(
                REPOSITORY, component == null ? null : component.source().repository());
        annotations.put(
                IMAGE_DIGEST, component == null ? null : component.image().digest());
        annotations.put(
                CHART,
                content == null
                        ? null
                        : content.chart().name() + "-" + content.chart().version());
        annotations.put(REVISION, Integer.toString(revision));
        annotations.put(ROLLED_BACK_BY, installed.isRollback() ? installed.id().toString() : null);
        return annotations;
    }
}
