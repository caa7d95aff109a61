package io.fairway.chart.helm;

import io.fairway.chart.Fault;
import io.fairway.chart.RejectedException;
import io.fairway.chart.helm.Manifests.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What SOPS encrypted. Nobody decrypts it here, and Helm takes the ciphertext for the values. */
final class Sops {

    private static final String REMEDY =
            " Keep it out of the values: let the chart refer to a Secret that is made in the"
                    + " cluster, for example by External Secrets, Sealed Secrets or an operator for SOPS";

    private static final String CIPHER = "ENC[AES256_GCM,";
    private static final Pattern VALUE =
            Pattern.compile("ENC\\[AES256_GCM,data:[^,\\]]*,iv:[^,\\]]+,tag:[^,\\]]+,type:\\w+]");
    private static final Pattern KEY = Pattern.compile("(?m)^[\"']?sops[\"']?[ \\t]*:");
    /** How a Secret shows the beginning of a ciphertext. */
    private static final String BASE64 = "RU5DW0FFUzI1Nl9HQ00s";

    private Sops() {}

    /**
     * Refuses a values file that is encrypted: one with SOPS' own key, which holds a MAC over the file.
     *
     * @param file its name, for messages
     */
    static void refuse(String file, String text) throws RejectedException {
        if (!text.contains(CIPHER) || !text.contains("sops")) {
            return;
        }
        YamlText values = YamlText.parse(file, text);
        Integer line = values.line(List.of("sops", "mac")) == null ? null : values.line(List.of("sops"));
        if (line == null) {
            Matcher key = KEY.matcher(text);
            if (!values.isReadHere() && key.find()) {
                line = 1
                        + (int) text.substring(0, key.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
            }
        }
        if (line != null) {
            throw new RejectedException(new Fault(
                    "is encrypted by SOPS, and Fairway does not decrypt: the ciphertext would be released as if it"
                            + " were the values." + REMEDY,
                    file,
                    line));
        }
    }

    /** The first template that renders a ciphertext into an object; operators that decrypt have kinds of their own. */
    static Optional<Fault> rendered(Manifests manifests) {
        return manifests.all().stream()
                .filter(manifest -> !manifest.has("sops")
                        && !String.valueOf(manifest.top("kind")).contains("Sops"))
                .filter(Sops::hasCiphertext)
                .findFirst()
                .map(manifest -> new Fault(
                        "renders a value that SOPS encrypted, and Fairway does not decrypt: the ciphertext would be in"
                                + " the cluster." + REMEDY,
                        manifest.template(),
                        null));
    }

    private static boolean hasCiphertext(Manifest manifest) {
        AtomicBoolean found = new AtomicBoolean();
        boolean secret = "Secret".equals(manifest.top("kind"));
        manifest.each(node -> {
            if (node instanceof ScalarNode scalar) {
                String value = scalar.getValue();
                if (VALUE.matcher(value).find() || (secret && value.startsWith(BASE64))) {
                    found.set(true);
                }
            }
        });
        return found.get();
    }
}
