package io.fairway.verification.http;

import io.fairway.verification.PodChecks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * GET to the pod's own address, so that no Service or Ingress answers in its stead. Follows no redirect, keeps nothing of
 * the body. A refused connection is tried again for a moment: between the readiness probe and now the process
 * may have been busy. A slow answer is not: slow is what the check is to find.
 */
@Singleton
class HttpPodChecks implements PodChecks {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
    private static final int MOST_OF_BODY = 64 * 1024;

    private final Duration timeout;
    private final Duration patience;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HttpPodChecks(HttpConfig config) {
        this.timeout = config.timeout();
        this.patience = config.patience();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public List<Answer> ask(List<Question> questions) {
        List<Future<Answer>> pending = questions.stream()
                .map(question -> threads.submit(() -> ask(question)))
                .toList();
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pods were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pod could not be asked", e);
        } finally {
            pending.forEach(answer -> answer.cancel(true));
        }
    }

    private Answer ask(Question question) throws InterruptedException {
        long begun = System.nanoTime();
        URI uri;
        try {
            uri = uri(question);
        } catch (URISyntaxException e) {
            return new Answer(question, false, "the path is not one: " + e.getReason(), 0);
        }
        while (true) {
            Future<Integer> pending = threads.submit(() -> get(uri));
            try {
                int status = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                boolean passed = status == question.check().status();
                String message = "status " + status
                        + (passed ? "" : ", expected " + question.check().status());
                return new Answer(question, passed, message, millisSince(begun));
            } catch (TimeoutException e) {
                return new Answer(
                        question, false, "no answer within " + timeout.toMillis() + " ms", millisSince(begun));
            } catch (ExecutionException e) {
                boolean refused = e.getCause() instanceof ConnectException;
                if (!refused || millisSince(begun) > patience.toMillis()) {
                    String message = refused ? "the connection was refused" : "the connection broke";
                    return new Answer(question, false, message, millisSince(begun));
                }
                Thread.sleep(BETWEEN_ATTEMPTS);
            } finally {
                pending.cancel(true);
            }
        }
    }

    /** The body is part of the answer's time, up to a length that no health page has. */
    private int get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("User-Agent", "fairway-verifier")
                .GET()
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] ignored = body.readNBytes(MOST_OF_BODY);
        }
        return response.statusCode();
    }

    private static URI uri(Question question) throws URISyntaxException {
        String path = question.check().path();
        if (!path.startsWith("/")) {
            throw new URISyntaxException(path, "it does not begin with a slash");
        }
        String ip = String.valueOf(question.pod().ip());
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        return new URI("http://" + host + ":" + question.check().port() + path);
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
