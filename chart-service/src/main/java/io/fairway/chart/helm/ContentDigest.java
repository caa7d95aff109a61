package io.fairway.chart.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fairway.chart.RejectedException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Digest over everything that a chart would release. What only says which push it came from is left out: version,
 * appVersion and annotations of {@code Chart.yaml}, and the image's tag, which is for people. So two commits with equal
 * templates, values and image have equal digests.
 */
final class ContentDigest {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ContentDigest() {}

    /** @return {@code sha256:} and 64 hexadecimal digits */
    static String of(ChartArchive archive, ImagePin pin) throws RejectedException {
        MessageDigest sha256 = sha256();
        for (Map.Entry<String, byte[]> file : archive.files().entrySet()) {
            add(sha256, file.getKey().getBytes(UTF_8));
            add(sha256, relevant(file.getKey(), file.getValue(), pin));
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static byte[] relevant(String path, byte[] content, ImagePin pin) throws RejectedException {
        return switch (path) {
            case ChartDirectory.METADATA -> withoutVersion(new String(content, UTF_8));
            case ChartDirectory.VALUES ->
                YamlText.parse(path, new String(content, UTF_8))
                        .withAllForHelm(Map.of(pin.key("tag"), ""))
                        .text()
                        .getBytes(UTF_8);
            default -> content;
        };
    }

    private static byte[] withoutVersion(String metadata) throws RejectedException {
        Map<String, Object> data = new TreeMap<>(
                YamlText.readable(ChartDirectory.METADATA, metadata).data());
        data.remove("version");
        data.remove("appVersion");
        data.remove("annotations");
        try {
            return CANONICAL.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("YAML data can be written as JSON", e);
        }
    }

    /** With its length, so that no two lists of files give the same bytes. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
