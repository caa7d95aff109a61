package io.fairway.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairway.source.SourceException.Kind;
import io.fairway.yaml.YamlValue;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A bare mirror of one repository on disk, so that a fetch moves only what is new.
 *
 * <p>Safe for many threads, and for several processes on the same directory: fetches of one mirror wait for each other. What
 * a killed process left half done is cleaned by the next fetch. No git program is called, no hook or filter of a
 * repository runs, submodules and files of Git LFS are not fetched, and git settings of the machine are ignored.
 */
public final class SourceMirror implements AutoCloseable {

    private static final int MAX_TEXT_BYTES = 1 << 20;
    private static final int MAX_SUMMARY = 200;
    private static final int MAX_PACKS = 50;
    private static final Map<Path, ReentrantLock> FETCHES = new ConcurrentHashMap<>();

    private final String cloneUrl;
    private final SourceLimits limits;
    private final Path directory;
    private final Repository repository;

    /**
     * What a commit says about itself.
     *
     * @param author {@code name <address>}
     * @param authoredAt when, as the author's machine said: for people, never for order
     * @param summary first line of the message, at most 200 characters
     */
    public record CommitInfo(String author, Instant authoredAt, String summary) {}

    private SourceMirror(String cloneUrl, SourceLimits limits, Path directory, Repository repository) {
        this.cloneUrl = cloneUrl;
        this.limits = limits;
        this.directory = directory;
        this.repository = repository;
    }

    /**
     * Opens the mirror of a repository and creates an empty one if there is none.
     *
     * @param mirrors directory of all mirrors
     * @param cloneUrl as {@link #checkUrl} allows it
     * @throws SourceException UNUSABLE for a URL that is not allowed, RETRYABLE if the disk refuses
     */
    public static SourceMirror open(Path mirrors, String cloneUrl, SourceLimits limits, boolean fileUrlsAllowed)
            throws SourceException {
        try {
            checkUrl(cloneUrl, fileUrlsAllowed);
        } catch (IllegalArgumentException e) {
            throw new SourceException(Kind.UNUSABLE, "the clone URL cannot be used: " + e.getMessage(), e);
        }
        IsolatedGit.install();
        Path directory = mirrors.toAbsolutePath()
                .normalize()
                .resolve(InputsDigest.sha256(cloneUrl).substring(0, 32) + ".git");
        try {
            Files.createDirectories(directory);
            Repository repository = new FileRepositoryBuilder()
                    .setBare()
                    .setGitDir(directory.toFile())
                    .build();
            return new SourceMirror(cloneUrl, limits, directory, repository);
        } catch (IOException e) {
            throw new SourceException(Kind.RETRYABLE, "the mirror of " + cloneUrl + " cannot be opened", e);
        }
    }

    /**
     * Says whether Fairway fetches from this URL: {@code http} or {@code https}, with a host and without user, password,
     * query or fragment.
     *
     * @param fileUrlsAllowed whether {@code file:} is good too; only for tests
     * @throws IllegalArgumentException with what is wrong
     */
    public static void checkUrl(String cloneUrl, boolean fileUrlsAllowed) {
        URI uri;
        try {
            uri = new URI(cloneUrl);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is not a URL", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file") && fileUrlsAllowed) {
            return;
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("only http and https are allowed");
        }
        if (uri.getHost() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw new IllegalArgumentException("it needs a host and a path");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it must not have a user, a password, a query or a fragment");
        }
    }

    /**
     * Brings the whole history of a branch up to date. An interrupt of this thread ends it, at the latest when the server
     * has been silent for a minute; the thread is still interrupted then.
     *
     * @throws SourceException RETRYABLE if the server cannot be reached or has no such branch, or if this thread was
     *     interrupted; LIMIT_EXCEEDED
     */
    public void fetch(String branch) throws SourceException {
        String ref = ref(branch);
        ReentrantLock lock = FETCHES.computeIfAbsent(directory, _ -> new ReentrantLock());
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(
                    Kind.RETRYABLE, "interrupted while another fetch of " + cloneUrl + " was running", e);
        }
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("fairway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            removeLeftovers();
            initialise();
            new BranchFetch(repository, directory, cloneUrl, limits).fetch(branch, ref);
            joinPacks();
        } catch (IOException e) {
            throw new SourceException(Kind.RETRYABLE, "the mirror of " + cloneUrl + " cannot be written", e);
        } finally {
            lock.unlock();
        }
    }

    /** Every fetch adds a pack, and every look-up asks them all: makes one of many now and then. */
    private void joinPacks() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("objects/pack"))) {
            if (files.filter(file -> file.toString().endsWith(".pack")).count() <= MAX_PACKS) {
                return;
            }
        }
        try {
            var _ = Git.wrap(repository).gc().setPreserveOldPacks(false).call();
        } catch (GitAPIException e) {
            throw new IOException("the packs of " + directory + " cannot be joined", e);
        }
    }

    /** Lock files and half packs of a process that was killed. Nobody else writes here: the caller holds the lock. */
    private void removeLeftovers() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean half = name.startsWith("incoming_") || name.startsWith("noz") || name.endsWith(".lock");
                if (half && !name.equals("fairway.lock")) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void initialise() throws IOException {
        if (!Files.exists(directory.resolve(Constants.HEAD))) {
            repository.create(true);
            StoredConfig config = repository.getConfig();
            config.setBoolean("http", null, "followRedirects", false);
            // Else joined packs stay for an hour, and would be joined again by every fetch.
            config.setString(
                    ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_PRUNEPACKEXPIRE, "now");
            config.save();
        }
    }

    /** The newest commit of a branch, as of the last fetch. */
    public Optional<String> tip(String branch) throws SourceException {
        return reading("branch " + branch, () -> {
            Ref ref = repository.exactRef(ref(branch));
            return ref == null || ref.getObjectId() == null
                    ? Optional.empty()
                    : Optional.of(ref.getObjectId().name());
        });
    }

    /** Whether the mirror has the commit. */
    public boolean contains(String commit) throws SourceException {
        return reading("commit " + commit, () -> repository.getObjectDatabase().has(id(commit)));
    }

    /** Whether {@code ancestor} is {@code descendant} or was made before it; false if the mirror lacks one of them. */
    public boolean isAncestor(String ancestor, String descendant) throws SourceException {
        return reading("commit " + ancestor, () -> {
            try (RevWalk walk = new RevWalk(repository)) {
                return walk.isMergedInto(walk.parseCommit(id(ancestor)), walk.parseCommit(id(descendant)));
            } catch (MissingObjectException _) {
                return false;
            }
        });
    }

    /** Author and message of a commit. */
    public CommitInfo describe(String commit) throws SourceException {
        return reading("commit " + commit, () -> {
            try (RevWalk walk = new RevWalk(repository)) {
                RevCommit parsed = walk.parseCommit(id(commit));
                var author = parsed.getAuthorIdent();
                return new CommitInfo(
                        author.getName() + " <" + author.getEmailAddress() + ">",
                        author.getWhenAsInstant(),
                        shortened(parsed.getShortMessage()));
            }
        });
    }

    /** A text file of a commit, at most 1 MiB of UTF-8; empty if the commit has no such file. */
    public Optional<String> text(String commit, String path) throws SourceException {
        return reading("commit " + commit, () -> {
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk found = TreeWalk.forPath(
                            repository, path, walk.parseCommit(id(commit)).getTree())) {
                if (found == null || found.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
                    return Optional.empty();
                }
                ObjectLoader blob = repository.open(found.getObjectId(0), Constants.OBJ_BLOB);
                if (blob.getSize() > MAX_TEXT_BYTES) {
                    throw new SourceException(Kind.LIMIT_EXCEEDED, path + " is larger than 1 MiB");
                }
                return Optional.of(new String(blob.getBytes(), UTF_8));
            }
        });
    }

    /**
     * {@code fairway.yaml} of a commit.
     *
     * @throws InvalidFairwayFileException if it is missing or wrong
     */
    public FairwayFile fairwayFile(String commit) throws SourceException, InvalidFairwayFileException {
        Optional<String> yaml = text(commit, FairwayFile.NAME);
        if (yaml.isEmpty()) {
            throw new InvalidFairwayFileException(
                    0, 0, "it is missing: add it to the root of the repository to say what Fairway shall build");
        }
        return FairwayFile.parse(yaml.get());
    }

    /**
     * Digest over everything that the image is made from: the context's files without the chart and {@code fairway.yaml}, the
     * Dockerfile, and what {@code fairway.yaml} says about the image. Equal digest, equal image.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public String inputsDigest(String commit, FairwayFile file) throws SourceException {
        return reading("commit " + commit, () -> {
            try (RevWalk revisions = new RevWalk(repository);
                    TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(revisions.parseCommit(id(commit)).getTree());
                walk.setRecursive(true);
                return InputsDigest.of(walk, file);
            }
        });
    }

    /**
     * Writes the files of exactly one commit into a new directory.
     *
     * @param target must not exist
     * @throws SourceException UNUSABLE for a commit with dangerous paths or links that leave the directory, LIMIT_EXCEEDED;
     *     nothing is left in {@code target} then
     */
    public Checkout checkout(String commit, Path target) throws SourceException {
        return reading("commit " + commit, () -> {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Path root = Files.createDirectory(target).toRealPath();
            boolean complete = false;
            try (RevWalk revisions = new RevWalk(repository);
                    TreeWalk walk = new TreeWalk(repository)) {
                RevCommit parsed = revisions.parseCommit(id(commit));
                walk.addTree(parsed.getTree());
                walk.setRecursive(true);
                Instant committedAt = parsed.getCommitterIdent().getWhenAsInstant();
                Checkout checkout = new CheckoutWriter(repository, root, limits, committedAt).write(walk);
                complete = true;
                return checkout;
            } finally {
                if (!complete) {
                    Checkout.delete(root);
                }
            }
        });
    }

    @Override
    public void close() {
        repository.close();
    }

    private interface Reading<T> {
        T read() throws IOException, SourceException;
    }

    private static <T> T reading(String what, Reading<T> reading) throws SourceException {
        try {
            return reading.read();
        } catch (MissingObjectException e) {
            throw new SourceException(Kind.RETRYABLE, what + " is not in the repository", e);
        } catch (IOException e) {
            throw new SourceException(Kind.RETRYABLE, what + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectId id(String commit) throws SourceException {
        if (commit.matches("[0-9a-f]{64}")) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "the repository names its objects by SHA-256, which the git of Fairway (JGit) cannot read yet: push to a"
                            + " repository with the object format sha1");
        }
        if (!commit.matches("[0-9a-f]{40}")) {
            throw new SourceException(Kind.UNUSABLE, "a commit id has 40 hexadecimal digits");
        }
        return ObjectId.fromString(commit);
    }

    /** Never cut within a character. */
    private static String shortened(String summary) {
        if (summary.length() <= MAX_SUMMARY) {
            return summary;
        }
        return summary.substring(
                0, Character.isHighSurrogate(summary.charAt(MAX_SUMMARY - 1)) ? MAX_SUMMARY - 1 : MAX_SUMMARY);
    }

    private static String ref(String branch) throws SourceException {
        String ref = Constants.R_HEADS + branch;
        if (!Repository.isValidRefName(ref)) {
            throw new SourceException(Kind.UNUSABLE, "not a branch name: " + YamlValue.shown(branch));
        }
        return ref;
    }
}
