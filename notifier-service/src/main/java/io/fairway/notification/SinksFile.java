package io.fairway.notification;

import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The sinks file, for values that refer to something outside of it.
 *
 * @param directory of the file: relative paths start there
 */
public record SinksFile(Path directory) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /** A URL that may be in the file, or be a secret. */
    public Address address(YamlValue value) throws InvalidYamlException {
        return value.isMap() ? hiddenAddress(value) : new Address.Plain(url(value));
    }

    /** A URL that is a secret. */
    public Address hiddenAddress(YamlValue value) throws InvalidYamlException {
        if (!value.isMap()) {
            throw value.invalid(
                    "this URL is a secret: refer to it by {env: VARIABLE} or {file: path} instead of writing it here");
        }
        return new Address.Hidden(secret(value));
    }

    /** A URL that is no secret. */
    public static URI url(YamlValue value) throws InvalidYamlException {
        try {
            URI url = URI.create(value.text());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // The error below does not repeat the text: it may hold a password.
        }
        throw value.invalid("an http or https URL is needed, without user, password and fragment");
    }

    /** A reference to a secret. */
    public Secret secret(YamlValue value) throws InvalidYamlException {
        if (!value.isMap()) {
            throw value.invalid("a secret is never in this file: refer to it by {env: VARIABLE} or {file: path}");
        }
        YamlMap map = value.map("a secret", "env", "file");
        if (map.has("env") == map.has("file")) {
            throw map.invalid("a secret is either {env: VARIABLE} or {file: path}");
        }
        if (map.has("file")) {
            return new Secret.InFile(directory.resolve(map.required("file", YamlValue::text)));
        }
        String variable = map.required("env", YamlValue::text);
        if (!VARIABLE.matcher(variable).matches()) {
            throw map.invalid("'env' is the name of an environment variable");
        }
        return new Secret.InEnvironment(variable);
    }
}
