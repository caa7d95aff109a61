package io.fairway.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Announces a pushed branch as GitHub does: a push event, signed with HMAC-SHA256. One that cannot be delivered is lost. */
final class PushWebhook {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final URI address;
    private final String secret;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(DEADLINE).build();
    private final ObjectMapper json = new ObjectMapper();

    PushWebhook(URI address, String secret) {
        this.address = address;
        this.secret = secret;
    }

    void send(Repository repository, String name, String cloneUrl, ReceiveCommand push) {
        String what = "webhook for " + name + " " + push.getRefName() + " "
                + push.getNewId().name();
        try {
            HttpResponse<String> response =
                    client.send(request(event(repository, name, cloneUrl, push)), HttpResponse.BodyHandlers.ofString());
            System.out.println(what + ": " + response.statusCode() + " " + response.body());
        } catch (IOException e) {
            System.out.println(what + " was lost: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] event(Repository repository, String name, String cloneUrl, ReceiveCommand push) throws IOException {
        try (RevWalk commits = new RevWalk(repository)) {
            RevCommit commit = commits.parseCommit(push.getNewId());
            PersonIdent person = commit.getAuthorIdent();
            Map<String, String> author = Map.of("name", person.getName(), "email", person.getEmailAddress());
            return json.writeValueAsBytes(Map.of(
                    "ref", push.getRefName(),
                    "before", push.getOldId().name(),
                    "after", commit.name(),
                    "created", push.getType() == ReceiveCommand.Type.CREATE,
                    "deleted", false,
                    "repository", Map.of("name", name, "full_name", "local/" + name, "clone_url", cloneUrl),
                    "pusher", author,
                    "head_commit",
                            Map.of(
                                    "id", commit.name(),
                                    "message", commit.getFullMessage().strip(),
                                    "timestamp", timestamp(person),
                                    "author", author)));
        }
    }

    private static String timestamp(PersonIdent person) {
        return person.getWhenAsInstant()
                .atZone(person.getZoneId())
                .toOffsetDateTime()
                .toString();
    }

    private HttpRequest request(byte[] body) {
        return HttpRequest.newBuilder(address)
                .timeout(DEADLINE)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + Signatures.hmacSha256(secret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
