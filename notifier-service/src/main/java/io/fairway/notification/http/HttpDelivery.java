package io.fairway.notification.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.notification.Address;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.Message;
import io.fairway.notification.Secret;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkSpec;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all sinks over HTTP have in common: a kind only writes the request. */
@Singleton
class HttpDelivery {

    static final String CONTENT_TYPE = "Content-Type";
    static final String JSON = "application/json";

    private final OutboundHttp http;
    private final Clock clock;

    HttpDelivery(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * What is posted.
     *
     * @param secrets are kept out of reasons
     */
    record Request(URI uri, Map<String, String> headers, byte[] body, List<String> secrets) {

        static Request json(Address address, JsonNode body) {
            return new Request(address.url(), Map.of(), bytes(body), List.of(address.secretPart()));
        }

        static byte[] bytes(JsonNode json) {
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Makes the request of a message. */
    @FunctionalInterface
    interface RequestWriter {

        /**
         * @throws Secret.UnreadableSecretException if a secret is not there
         * @throws IllegalArgumentException if a secret is not what it has to be
         */
        Request write(Message message);
    }

    /** A sink that posts what the writer writes. */
    Sink sink(SinkSpec spec, RequestWriter writer) {
        return message -> {
            Request request;
            try {
                request = writer.write(message);
            } catch (Secret.UnreadableSecretException | IllegalArgumentException e) {
                return new DeliveryResult.Failed(String.valueOf(e.getMessage()), null);
            }
            return post(spec, request);
        };
    }

    DeliveryResult post(SinkSpec spec, Request request) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.putIfAbsent(CONTENT_TYPE, JSON);
        headers.put("User-Agent", "Fairway");
        return HttpResponses.of(
                http.post(request.uri(), headers, request.body(), spec.addresses(), spec.deadline()),
                clock.instant(),
                request.secrets());
    }
}
