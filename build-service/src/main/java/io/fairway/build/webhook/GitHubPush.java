package io.fairway.build.webhook;

import io.fairway.build.Push;
import java.util.Optional;

/** The body of the {@code push} event of GitHub, which Gitea and Forgejo have taken over. */
final class GitHubPush {

    private GitHubPush() {}

    static Told read(byte[] body) throws MalformedException {
        Payload root = Payload.of(body);
        Optional<String> branch = root.branch();
        Optional<String> commit = root.commit("after");
        String cloneUrl = root.object("repository").url("clone_url");
        if (branch.isEmpty()) {
            return root.otherRef();
        }
        if (root.flag("deleted") || commit.isEmpty()) {
            return Payload.deleted(branch.get());
        }
        Optional<Payload> head = root.objectIfAny("head_commit");
        if (head.isEmpty()) {
            // Gitea leaves it out when the commit was on another branch before.
            return new Told.ToBranch(new Push(cloneUrl, branch.get(), commit.get(), pusher(root), ""));
        }
        return new Told.ToBranch(new Push(
                cloneUrl,
                branch.get(),
                commit.get(),
                head.get().object("author").name("name"),
                head.get().firstLine("message")));
    }

    private static String pusher(Payload root) throws MalformedException {
        Payload pusher = root.object("pusher");
        Optional<String> name = pusher.nameIfAny("name");
        return name.isPresent() ? name.get() : pusher.name("login");
    }
}
