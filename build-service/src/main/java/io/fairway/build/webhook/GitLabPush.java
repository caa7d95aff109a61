package io.fairway.build.webhook;

import io.fairway.build.Push;
import java.util.List;
import java.util.Optional;

/** The body of GitLab's push event. */
final class GitLabPush {

    private GitLabPush() {}

    static Told read(byte[] body) throws MalformedException {
        Payload root = Payload.of(body);
        Optional<String> branch = root.branch();
        // Unlike 'after' never the id of a tag.
        Optional<String> commit = root.commitOrNull("checkout_sha");
        String cloneUrl = root.object("project").url("git_http_url");
        List<Payload> commits = root.objects("commits");
        if (branch.isEmpty()) {
            return root.otherRef();
        }
        if (commit.isEmpty()) {
            return Payload.deleted(branch.get());
        }
        for (Payload one : commits) {
            if (one.commit("id").equals(commit)) {
                return new Told.ToBranch(new Push(
                        cloneUrl,
                        branch.get(),
                        commit.get(),
                        one.object("author").name("name"),
                        one.firstLine("message")));
            }
        }
        // A new branch on a commit that was there before has no commits of its own.
        return new Told.ToBranch(new Push(cloneUrl, branch.get(), commit.get(), root.name("user_name"), ""));
    }
}
