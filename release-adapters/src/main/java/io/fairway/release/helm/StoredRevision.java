package io.fairway.release.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A revision as Helm stores it in a Secret of type {@code helm.sh/release.v1}: JSON, compressed, in base64. The format has
 * been the same since Helm 3.0 (pkg/storage/driver/util.go).
 */
record StoredRevision(ObjectNode content) {

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @param release the value of the Secret's key {@code release}, without the base64 that every Secret has */
    static StoredRevision decode(byte[] release) {
        byte[] stored = Base64.getDecoder().decode(new String(release, StandardCharsets.US_ASCII));
        boolean compressed = stored.length > 2 && stored[0] == 0x1f && stored[1] == (byte) 0x8b;
        try (InputStream in =
                compressed ? new GZIPInputStream(new ByteArrayInputStream(stored)) : new ByteArrayInputStream(stored)) {
            byte[] json = in.readNBytes(MAX_BYTES + 1);
            if (json.length > MAX_BYTES) {
                throw new IllegalStateException("a stored Helm revision is larger than " + MAX_BYTES + " bytes");
            }
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return new StoredRevision(object);
            }
            throw new IllegalStateException("a stored Helm revision is not an object");
        } catch (JsonProcessingException e) {
            // Its message would quote the revision, and with it values.
            throw new IllegalStateException("a stored Helm revision is not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("a stored Helm revision cannot be read", e);
        }
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(out)) {
            compressed.write(JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encode(out.toByteArray());
    }

    String description() {
        return content.path("info").path("description").asText("");
    }

    /** The same revision with another state. */
    StoredRevision failed(String description) {
        ObjectNode changed = content.deepCopy();
        ObjectNode info = changed.withObject("info");
        info.put("status", "failed");
        info.put("description", description);
        return new StoredRevision(changed);
    }

    String manifest() {
        return content.path("manifest").asText("");
    }

    /** The manifests of its hooks, without the tests, which Helm creates only when somebody asks for them. */
    List<String> hooks() {
        List<String> manifests = new ArrayList<>();
        for (JsonNode hook : content.path("hooks")) {
            boolean onlyTests = true;
            for (JsonNode event : hook.path("events")) {
                onlyTests &= event.asText().equals("test");
            }
            if (!onlyTests) {
                manifests.add(hook.path("manifest").asText(""));
            }
        }
        return manifests;
    }
}
