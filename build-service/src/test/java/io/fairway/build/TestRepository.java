package io.fairway.build;

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

/** A bare repository that tests commit to without a work tree. */
final class TestRepository implements AutoCloseable {

    private final Path directory;
    private final Repository repository;
    private int commits;

    private TestRepository(Path directory, Repository repository) {
        this.directory = directory;
        this.repository = repository;
    }

    static TestRepository create(Path directory) throws IOException {
        Repository repository = new FileRepositoryBuilder()
                .setBare()
                .setGitDir(directory.toFile())
                .build();
        repository.create(true);
        return new TestRepository(directory, repository);
    }

    String url() {
        return directory.toUri().toString();
    }

    /** Adds files to the branch: {@code name*} is executable, {@code name@} is a symbolic link to its content. */
    String commit(String branch, Map<String, String> changes) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = repository.resolve(Constants.R_HEADS + branch);
            Map<String, DirCacheEntry> entries = parent == null ? new TreeMap<>() : entries(parent);
            for (Map.Entry<String, String> change : changes.entrySet()) {
                DirCacheEntry entry = entry(inserter, change.getKey(), change.getValue());
                entries.put(entry.getPathString(), entry);
            }
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            entries.values().forEach(builder::add);
            builder.finish();
            commits++;
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            if (parent != null) {
                commit.setParentId(parent);
            }
            PersonIdent ada = new PersonIdent(
                    "Ada", "ada@example.org", Instant.ofEpochSecond(1_700_000_000L + commits), ZoneOffset.UTC);
            commit.setAuthor(ada);
            commit.setCommitter(ada);
            commit.setMessage("commit " + commits + "\n\nmore\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
            update.setNewObjectId(id);
            update.forceUpdate();
            return id.name();
        }
    }

    void delete(String branch) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
        update.setForceUpdate(true);
        update.delete();
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
        FileMode mode = name.endsWith("*")
                ? FileMode.EXECUTABLE_FILE
                : name.endsWith("@") ? FileMode.SYMLINK : FileMode.REGULAR_FILE;
        DirCacheEntry entry =
                new DirCacheEntry(mode == FileMode.REGULAR_FILE ? name : name.substring(0, name.length() - 1));
        entry.setFileMode(mode);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content.getBytes(UTF_8)));
        return entry;
    }

    @Override
    public void close() {
        repository.close();
    }
}
