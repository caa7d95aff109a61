package io.fairway.notification.file;

import io.fairway.notification.Secret;
import io.fairway.notification.Settings;
import io.fairway.notification.Settings.Address;
import io.fairway.notification.Settings.CommitStatus.Provider;
import io.fairway.notification.Settings.Email.Encryption;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what only one kind of sink has. */
record SettingsReader(String name, List<String> keys, Reading reading) {

    static final Map<String, SettingsReader> ALL = new LinkedHashMap<>();

    private static final int MAX_RECIPIENTS = 50;
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    static {
        Stream.of(
                        new SettingsReader(
                                "slack",
                                List.of("url"),
                                (map, directory) ->
                                        new Settings.Slack(map.required("url", value -> hidden(value, directory)))),
                        new SettingsReader(
                                "teams",
                                List.of("url"),
                                (map, directory) ->
                                        new Settings.Teams(map.required("url", value -> hidden(value, directory)))),
                        new SettingsReader(
                                "webhook",
                                List.of("url", "secret"),
                                (map, directory) -> new Settings.Webhook(
                                        map.required("url", value -> address(value, directory)),
                                        map.required("secret", value -> secret(value, directory)))),
                        new SettingsReader(
                                "email",
                                List.of("host", "port", "encryption", "user", "password", "sender", "to"),
                                SettingsReader::email),
                        new SettingsReader(
                                "commit-status",
                                List.of("provider", "web", "api", "token"),
                                SettingsReader::commitStatus),
                        new SettingsReader(
                                "cdevents-http",
                                List.of("url", "mode", "token"),
                                (map, directory) -> new Settings.CdEventsHttp(
                                        map.required("url", value -> address(value, directory)),
                                        map.optional("mode", SettingsReader::structured, true),
                                        map.nullable("token", value -> secret(value, directory)))))
                .forEach(kind -> ALL.put(kind.name(), kind));
    }

    /** Reads the settings of one kind. */
    @FunctionalInterface
    interface Reading {
        Settings read(YamlMap map, Path directory) throws InvalidYamlException;
    }

    Settings read(YamlMap map, Path directory) throws InvalidYamlException {
        Settings settings = reading.read(map, directory);
        if (settings instanceof Settings.CdEventsHttp && map.has("template")) {
            throw map.invalid("a sink of kind cdevents-http takes no template: the format of CDEvents is fixed");
        }
        return settings;
    }

    private static Settings email(YamlMap map, Path directory) throws InvalidYamlException {
        Encryption encryption = map.optional("encryption", SettingsReader::encryption, Encryption.STARTTLS);
        String user = map.nullable("user", YamlValue::text);
        Secret password = map.nullable("password", value -> secret(value, directory));
        if ((user == null) != (password == null)) {
            throw map.invalid("'user' and 'password' belong together");
        }
        if (encryption == Encryption.NONE && password != null) {
            throw map.invalid("a password is not sent without encryption: set 'encryption' to starttls or tls");
        }
        return new Settings.Email(
                map.required("host", SettingsReader::host),
                map.optional("port", value -> value.integer(1, 65_535), port(encryption)),
                encryption,
                user,
                password,
                map.required("sender", SettingsReader::mail),
                map.required("to", SettingsReader::recipients));
    }

    private static int port(Encryption encryption) {
        return switch (encryption) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
    }

    private static Settings commitStatus(YamlMap map, Path directory) throws InvalidYamlException {
        Provider provider = map.required("provider", SettingsReader::provider);
        URI web = map.nullable("web", SettingsReader::url);
        if (web == null) {
            web = switch (provider) {
                case GITHUB -> URI.create("https://github.com");
                case GITLAB -> URI.create("https://gitlab.com");
                case GITEA -> throw map.invalid("'web' is missing: the base URL of your Gitea or Forgejo");
            };
        }
        URI base = web;
        return new Settings.CommitStatus(
                provider,
                base,
                map.optional("api", SettingsReader::url, api(provider, base)),
                map.required("token", value -> secret(value, directory)));
    }

    private static URI api(Provider provider, URI web) {
        String base = web.toString().replaceAll("/+$", "");
        return switch (provider) {
            case GITHUB -> URI.create(base.equals("https://github.com") ? "https://api.github.com" : base + "/api/v3");
            case GITLAB -> URI.create(base + "/api/v4");
            case GITEA -> URI.create(base + "/api/v1");
        };
    }

    private static Provider provider(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "github" -> Provider.GITHUB;
            case "gitlab" -> Provider.GITLAB;
            case "gitea", "forgejo" -> Provider.GITEA;
            default -> throw value.invalid("'provider' is github, gitlab, gitea or forgejo");
        };
    }

    private static Encryption encryption(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "starttls" -> Encryption.STARTTLS;
            case "tls" -> Encryption.TLS;
            case "none" -> Encryption.NONE;
            default -> throw value.invalid("'encryption' is starttls, tls or none");
        };
    }

    private static boolean structured(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "structured" -> true;
            case "binary" -> false;
            default -> throw value.invalid("'mode' is structured or binary");
        };
    }

    private static String host(YamlValue value) throws InvalidYamlException {
        String text = value.text();
        if (!HOST.matcher(text).matches()) {
            throw value.invalid("'host' is the name of a mail server");
        }
        return text;
    }

    private static List<String> recipients(YamlValue value) throws InvalidYamlException {
        List<String> recipients = new ArrayList<>();
        for (YamlValue item : value.items("to", 1, MAX_RECIPIENTS)) {
            recipients.add(mail(item));
        }
        return recipients;
    }

    private static String mail(YamlValue value) throws InvalidYamlException {
        String text = value.text();
        if (!MAIL.matcher(text).matches()) {
            throw value.invalid("a mail address is needed, as team@example.org");
        }
        return text;
    }

    private static Address address(YamlValue value, Path directory) throws InvalidYamlException {
        return value.isMap() ? hidden(value, directory) : new Address.Plain(url(value));
    }

    private static Address hidden(YamlValue value, Path directory) throws InvalidYamlException {
        if (!(value.isMap())) {
            throw value.invalid(
                    "this URL is a secret: name where it is, as {env: VARIABLE} or {file: path}, not the URL itself");
        }
        return new Address.Hidden(secret(value, directory));
    }

    private static URI url(YamlValue value) throws InvalidYamlException {
        String text = value.text();
        try {
            URI url = URI.create(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // The error below does not repeat the text: it may hold a password.
        }
        throw value.invalid("an http or https URL is needed, without user, password and fragment");
    }

    private static Secret secret(YamlValue value, Path directory) throws InvalidYamlException {
        if (!(value.isMap())) {
            throw value.invalid("a secret is never in this file: name where it is, as {env: VARIABLE} or {file: path}");
        }
        YamlMap map = value.map("a secret", "env", "file");
        @Nullable String variable = map.nullable("env", YamlValue::text);
        @Nullable String file = map.nullable("file", YamlValue::text);
        if ((variable == null) == (file == null)) {
            throw map.invalid("a secret is either {env: VARIABLE} or {file: path}");
        }
        if (variable != null) {
            if (!VARIABLE.matcher(variable).matches()) {
                throw map.invalid("'env' is the name of an environment variable");
            }
            return new Secret.InEnvironment(variable);
        }
        return new Secret.InFile(directory.resolve(String.valueOf(file)));
    }
}
