package io.fairway.source;

import io.fairway.source.SourceException.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Brings one branch from the git server into a mirror, also of a repository that has moved on its server. */
final class BranchFetch {

    private final Repository repository;
    private final String cloneUrl;
    private final SourceLimits limits;
    private final FetchLimit limit;

    /** @param directory of the mirror */
    BranchFetch(Repository repository, Path directory, String cloneUrl, SourceLimits limits) {
        this.repository = repository;
        this.cloneUrl = cloneUrl;
        this.limits = limits;
        this.limit = new FetchLimit(directory, limits);
    }

    /** @throws SourceException RETRYABLE if the server cannot be reached or has no such branch; LIMIT_EXCEEDED */
    void fetch(String branch, String ref) throws SourceException {
        try {
            transfer(ref, cloneUrl);
        } catch (IOException | RuntimeException e) {
            String exceeded = limit.exceeded();
            if (exceeded != null) {
                throw new SourceException(Kind.LIMIT_EXCEEDED, exceeded, e);
            }
            if (!transferFromNewAddress(ref)) {
                throw new SourceException(
                        Kind.RETRYABLE,
                        "branch " + branch + " of " + cloneUrl + " cannot be fetched: " + e.getMessage(),
                        e);
            }
        }
    }

    /** False if the git server does not say that the repository has moved, or it cannot be fetched from there either. */
    private boolean transferFromNewAddress(String ref) throws SourceException {
        try {
            Optional<String> moved = MovedRepository.addressNow(cloneUrl);
            if (moved.isPresent()) {
                transfer(ref, moved.get());
            }
            return moved.isPresent();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | RuntimeException _) {
            return false; // the first failure is told
        }
    }

    private void transfer(String ref, String url) throws IOException, SourceException {
        try (Transport transport = Transport.open(repository, new URIish(url))) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setCheckFetchedObjects(true);
            transport.setTimeout((int) Math.clamp(limits.time().toSeconds(), 1, 60));
            var _ = transport.fetch(limit, List.of(new RefSpec("+" + ref + ":" + ref)));
        } catch (URISyntaxException e) {
            throw new SourceException(Kind.UNUSABLE, "the clone URL cannot be used", e);
        }
    }
}
