package io.fairway.notification.http;

import io.fairway.notification.AddressPolicy;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to the outside. The name is resolved once, its address judged, and exactly that address connected to. Redirects are
 * not followed. Of the response only its beginning is read, and the whole takes no longer than the deadline.
 */
@Singleton
class OutboundHttp {

    /** What is kept of a response; longer ones are cut off there. */
    private static final int MAX_RESPONSE_BYTES = 64 * 1024;

    private final HttpClient client;

    OutboundHttp(Vertx vertx) {
        // A connection of its own for each call: an idle one that the other side has just closed would leave it unclear
        // whether a message arrived. The pool is only a limit, and must not make one sink wait for another.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(1000).setMaxHeaderSize(16 * 1024));
    }

    /** How a call ended; reasons name the host, never the rest of the URL. */
    sealed interface Outcome {

        /** @param retryAfter the header of that name */
        record Answered(int status, String body, @Nullable String retryAfter) implements Outcome {}

        /** Nothing was sent, and nothing will ever be: the address is not allowed. */
        record Forbidden(String reason) implements Outcome {}

        /** Nothing was sent. */
        record NotSent(String reason) implements Outcome {}

        /** Something was sent, and there was no response. */
        record NoAnswer(String reason) implements Outcome {}
    }

    @PreDestroy
    void close() {
        client.close();
    }

    Outcome post(URI uri, Map<String, String> headers, byte[] body, AddressPolicy addresses, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        String host = uri.getHost();
        HttpClientRequest request;
        try {
            Optional<InetAddress> address = resolve(host, addresses, end);
            if (address.isEmpty()) {
                return new Outcome.Forbidden(
                        host + " has a private address; if that is intended, allow it with allowPrivate");
            }
            request = await(client.request(options(uri, address.get(), end)), end);
        } catch (TimeoutException e) {
            return new Outcome.NotSent(host + " could not be connected to within " + deadline);
        } catch (ExecutionException e) {
            return new Outcome.NotSent(describe(host, "could not be connected to", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotSent("notifier-service is stopping");
        }
        try {
            headers.forEach(request::putHeader);
        } catch (IllegalArgumentException e) {
            // Its message would hold the value.
            request.reset();
            return new Outcome.NotSent("a secret has characters that no HTTP header may have");
        }
        try {
            return await(request.send(Buffer.buffer(body)).compose(response -> read(request, response)), end);
        } catch (TimeoutException e) {
            request.reset();
            return new Outcome.NoAnswer(host + " did not answer within " + deadline);
        } catch (ExecutionException e) {
            return new Outcome.NoAnswer(describe(host, "did not answer", e));
        } catch (InterruptedException e) {
            request.reset();
            Thread.currentThread().interrupt();
            return new Outcome.NoAnswer("notifier-service ended before " + host + " answered");
        }
    }

    /** @return the first address that is allowed; empty if none is */
    private static Optional<InetAddress> resolve(String host, AddressPolicy addresses, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<InetAddress[]> resolved = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                resolved.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                resolved.completeExceptionally(e);
            }
        });
        return Arrays.stream(resolved.get(left(end), TimeUnit.NANOSECONDS))
                .filter(addresses::allows)
                .findFirst();
    }

    private static RequestOptions options(URI uri, InetAddress address, long end) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setConnectTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left(end))))
                .setFollowRedirects(false);
    }

    private static Future<Outcome> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Outcome> promise = Promise.promise();
        Buffer kept = Buffer.buffer();
        Runnable done = () -> promise.tryComplete(
                new Outcome.Answered(response.statusCode(), kept.toString(), response.getHeader("Retry-After")));
        response.handler(part -> {
            if (kept.length() + part.length() > MAX_RESPONSE_BYTES) {
                done.run();
                request.reset();
            } else {
                kept.appendBuffer(part);
            }
        });
        response.endHandler(_ -> done.run());
        // The status decides, even if the body breaks off.
        response.exceptionHandler(_ -> done.run());
        return promise.future();
    }

    private static <T> T await(Future<T> future, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(left(end), TimeUnit.NANOSECONDS);
    }

    private static long left(long end) {
        return Math.max(1, end - System.nanoTime());
    }

    private static String describe(String host, String what, ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof UnknownHostException) {
            return host + " cannot be resolved";
        }
        return host + " " + what + " (" + cause.getClass().getSimpleName() + ")";
    }
}
