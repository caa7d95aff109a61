package io.fairway.verification.http;

import io.fairway.events.Checks.HttpCheck;
import io.fairway.verification.Check;
import io.fairway.verification.CheckEvaluator;
import io.fairway.verification.CheckRequest;
import io.fairway.verification.CheckResult;
import io.fairway.verification.Pod;
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
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * GET to the pod's own address, so that no Service or Ingress answers in its stead. Follows no redirect, keeps nothing of
 * the body. A refused connection is tried again for a moment: between the readiness probe and now the process
 * may have been busy. A slow response is not: slow is what the check is to find.
 */
@Singleton
class HttpGetEvaluator implements CheckEvaluator<Check.HttpGet> {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final Duration timeout;
    private final Duration patience;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HttpGetEvaluator(HttpConfig config) {
        this.timeout = config.timeout();
        this.patience = config.patience();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public CheckResult evaluate(Check.HttpGet check, CheckRequest request) throws InterruptedException {
        long begun = System.nanoTime();
        URI uri;
        try {
            uri = uri(check.specification(), Objects.requireNonNull(request.pod()));
        } catch (URISyntaxException e) {
            return new CheckResult(request, false, "invalid path: " + e.getReason(), 0);
        }
        int expected = check.specification().status();
        while (true) {
            Future<Integer> pending = threads.submit(() -> get(uri));
            try {
                int status = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                boolean passed = status == expected;
                String message = "status " + status + (passed ? "" : ", expected " + expected);
                return new CheckResult(request, passed, message, millisSince(begun));
            } catch (TimeoutException e) {
                return new CheckResult(
                        request, false, "no response within " + timeout.toMillis() + " ms", millisSince(begun));
            } catch (ExecutionException e) {
                boolean refused = e.getCause() instanceof ConnectException;
                if (!refused || millisSince(begun) > patience.toMillis()) {
                    String message = refused ? "connection refused" : "the connection broke";
                    return new CheckResult(request, false, message, millisSince(begun));
                }
                Thread.sleep(BETWEEN_ATTEMPTS);
            } finally {
                pending.cancel(true);
            }
        }
    }

    /** The body counts for the time, up to a length that no health page has. */
    private int get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("User-Agent", "fairway-verifier")
                .GET()
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] ignored = body.readNBytes(MAX_BODY_BYTES);
        }
        return response.statusCode();
    }

    private static URI uri(HttpCheck check, Pod pod) throws URISyntaxException {
        String path = check.path();
        if (!path.startsWith("/")) {
            throw new URISyntaxException(path, "it does not begin with a slash");
        }
        String ip = String.valueOf(pod.ip());
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        return new URI("http://" + host + ":" + check.port() + path);
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
