package io.fairway.build;

import io.fairway.source.Checkout;
import io.fairway.source.FairwayFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Makes images and pushes them. Repeating it for the same source is harmless. */
public interface ImageBuilder {

    /**
     * What to build.
     *
     * @param source the files of the commit; their time is that of the commit
     * @param scratch directory for whatever the build needs; deleted afterwards by the caller
     * @param file what {@code fairway.yaml} says
     * @param repository registry and name of the image
     * @param labels of the image
     * @param timeLimit for build and push together
     */
    record Request(
            Checkout source,
            Path scratch,
            FairwayFile file,
            String repository,
            String tag,
            Map<String, String> labels,
            Duration timeLimit) {}

    /**
     * The image in the registry.
     *
     * @param digest {@code sha256:} and 64 hexadecimal digits
     */
    record Result(String digest, long buildMillis, long pushMillis) {}

    /**
     * Builds and pushes.
     *
     * @param log is given the output as it comes, not by lines
     * @throws ImageBuildException if there is no image in the registry
     * @throws InterruptedException if the thread was interrupted; the build is cancelled then
     */
    Result build(Request request, Consumer<String> log) throws ImageBuildException, InterruptedException;
}
