package io.fairway.source;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Git as if the machine had no configuration: neither the user's nor the system's settings (proxies, credentials, URL
 * rewrites, filters) and no {@code GIT_...} variable reach what Fairway does.
 */
final class IsolatedGit extends SystemReader.Delegate {

    private IsolatedGit(SystemReader delegate) {
        super(delegate);
    }

    /** For the whole JVM, once. */
    static void install() {
        synchronized (IsolatedGit.class) {
            if (!(SystemReader.getInstance() instanceof IsolatedGit)) {
                SystemReader.setInstance(new IsolatedGit(SystemReader.getInstance()));
                // JGit measures how exact the file system's times are, which takes seconds, and would do so before the
                // first checkout: its result may be late, nothing here depends on it.
                FS.FileStoreAttributes.setBackground(true);
            }
        }
    }

    @Override
    public String getenv(String variable) {
        return variable.startsWith("GIT_") ? nothing() : super.getenv(variable);
    }

    @SuppressWarnings("NullAway") // JGit's contract: an unset variable is null
    private static String nothing() {
        return null;
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    /** A configuration file that is always empty. */
    private static final class Nothing extends FileBasedConfig {

        Nothing(Config parent, FS fs) {
            super(parent, new File("/nonexistent"), fs);
        }

        @Override
        public void load() {
            // Nothing to read.
        }

        @Override
        public void save() {
            // Nothing is ever kept.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
