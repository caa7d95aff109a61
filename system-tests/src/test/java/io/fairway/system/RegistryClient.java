package io.fairway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Reads from a registry over its HTTP API. */
final class RegistryClient {

    private RegistryClient() {}

    static JsonNode manifest(String repository, String reference) throws IOException, InterruptedException {
        return get(
                repository + "/manifests/" + reference,
                "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json");
    }

    static JsonNode blob(String repository, String digest) throws IOException, InterruptedException {
        return get(repository + "/blobs/" + digest, "*/*");
    }

    private static JsonNode get(String url, String accept) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).header("Accept", accept).build();
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(url + " answered " + response.statusCode());
            }
            return new ObjectMapper().readTree(response.body());
        }
    }
}
