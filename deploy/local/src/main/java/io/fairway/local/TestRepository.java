package io.fairway.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A bare git repository on disk that tests commit to without a work tree. Author, times and messages are always the same: the
 * n-th commit of the same contents has the same id in every run.
 */
public final class TestRepository implements AutoCloseable {

    private final Path directory;
    private final Repository repository;
    private int commits;

    private TestRepository(Path directory, Repository repository) {
        this.directory = directory;
        this.repository = repository;
    }

    /** @param directory does not exist yet */
    public static TestRepository create(Path directory) throws IOException {
        Repository repository = new FileRepositoryBuilder()
                .setBare()
                .setGitDir(directory.toFile())
                .build();
        repository.create(true);
        return new TestRepository(directory, repository);
    }

    /** Where it can be cloned from. */
    public String url() {
        return directory.toUri().toString();
    }

    /**
     * Commits on top of a branch, which is created if it does not exist.
     *
     * @param changes content by path; what is not named stays. {@code name*} is executable, {@code name@} is a symbolic link to
     *     its content, {@code name^} is a submodule at the commit of its content, null removes the file
     * @return the full id of the commit
     */
    public String commit(String branch, Map<String, ? extends @Nullable String> changes) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = repository.resolve(Constants.R_HEADS + branch);
            Map<String, DirCacheEntry> entries = parent == null ? new TreeMap<>() : entries(parent);
            for (Map.Entry<String, ? extends @Nullable String> change : changes.entrySet()) {
                String content = change.getValue();
                if (content == null) {
                    entries.remove(change.getKey());
                } else {
                    DirCacheEntry entry = entry(inserter, change.getKey(), content);
                    entries.put(entry.getPathString(), entry);
                }
            }
            ObjectId id = inserter.insert(commit(parent, tree(inserter, entries)));
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
            update.setNewObjectId(id);
            update.forceUpdate();
            return id.name();
        }
    }

    public void delete(String branch) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
        update.setForceUpdate(true);
        update.delete();
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, DirCacheEntry> entries) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        entries.values().forEach(builder::add);
        builder.finish();
        return index.writeTree(inserter);
    }

    private CommitBuilder commit(@Nullable ObjectId parent, ObjectId tree) {
        commits++;
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        if (parent != null) {
            commit.setParentId(parent);
        }
        PersonIdent ada = new PersonIdent(
                "Ada", "ada@example.org", Instant.ofEpochSecond(1_700_000_000L + commits), ZoneOffset.UTC);
        commit.setAuthor(ada);
        commit.setCommitter(ada);
        commit.setMessage("commit " + commits + "\n\nmore\n");
        return commit;
    }

    private Map<String, DirCacheEntry> entries(ObjectId commit) throws IOException {
        Map<String, DirCacheEntry> entries = new TreeMap<>();
        try (RevWalk revisions = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(revisions.parseCommit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                DirCacheEntry entry = new DirCacheEntry(walk.getPathString());
                entry.setFileMode(walk.getFileMode(0));
                entry.setObjectId(walk.getObjectId(0));
                entries.put(walk.getPathString(), entry);
            }
        }
        return entries;
    }

    private static DirCacheEntry entry(ObjectInserter inserter, String name, String content) throws IOException {
        FileMode mode =
                switch (name.charAt(name.length() - 1)) {
                    case '*' -> FileMode.EXECUTABLE_FILE;
                    case '@' -> FileMode.SYMLINK;
                    case '^' -> FileMode.GITLINK;
                    default -> FileMode.REGULAR_FILE;
                };
        DirCacheEntry entry =
                new DirCacheEntry(mode == FileMode.REGULAR_FILE ? name : name.substring(0, name.length() - 1));
        entry.setFileMode(mode);
        entry.setObjectId(
                mode == FileMode.GITLINK
                        ? ObjectId.fromString(content)
                        : inserter.insert(Constants.OBJ_BLOB, content.getBytes(UTF_8)));
        return entry;
    }

    @Override
    public void close() {
        repository.close();
    }
}
