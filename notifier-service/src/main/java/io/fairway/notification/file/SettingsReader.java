package io.fairway.notification.file;

import io.fairway.notification.Secret;
import io.fairway.notification.Settings;
import io.fairway.notification.Settings.Address;
import io.fairway.notification.Settings.CommitStatus.Provider;
import io.fairway.notification.Settings.Email.Encryption;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

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
                                        new Settings.Slack(map.required("url", node -> hidden(node, directory)))),
                        new SettingsReader(
                                "teams",
                                List.of("url"),
                                (map, directory) ->
                                        new Settings.Teams(map.required("url", node -> hidden(node, directory)))),
                        new SettingsReader(
                                "webhook",
                                List.of("url", "secret"),
                                (map, directory) -> new Settings.Webhook(
                                        map.required("url", node -> address(node, directory)),
                                        map.required("secret", node -> secret(node, directory)))),
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
                                        map.required("url", node -> address(node, directory)),
                                        map.optional("mode", SettingsReader::structured, true),
                                        map.nullable("token", node -> secret(node, directory)))))
                .forEach(kind -> ALL.put(kind.name(), kind));
    }

    /** Reads the settings of one kind. */
    @FunctionalInterface
    interface Reading {
        Settings read(YamlMap map, Path directory) throws InvalidSinksFileException;
    }

    Settings read(YamlMap map, Path directory) throws InvalidSinksFileException {
        Settings settings = reading.read(map, directory);
        if (settings instanceof Settings.CdEventsHttp && map.has("template")) {
            throw map.invalid("a sink of kind cdevents-http takes no template: CDEvents are what they are");
        }
        return settings;
    }

    private static Settings email(YamlMap map, Path directory) throws InvalidSinksFileException {
        Encryption encryption = map.optional("encryption", SettingsReader::encryption, Encryption.STARTTLS);
        String user = map.nullable("user", YamlMap::text);
        Secret password = map.nullable("password", node -> secret(node, directory));
        if ((user == null) != (password == null)) {
            throw map.invalid("'user' and 'password' belong together");
        }
        if (encryption == Encryption.NONE && password != null) {
            throw map.invalid("a password is not sent without encryption: set 'encryption' to starttls or tls");
        }
        return new Settings.Email(
                map.required("host", SettingsReader::host),
                map.optional("port", node -> SinksFileReader.integer(node, 1, 65_535), port(encryption)),
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

    private static Settings commitStatus(YamlMap map, Path directory) throws InvalidSinksFileException {
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
                map.required("token", node -> secret(node, directory)));
    }

    private static URI api(Provider provider, URI web) {
        String base = web.toString().replaceAll("/+$", "");
        return switch (provider) {
            case GITHUB -> URI.create(base.equals("https://github.com") ? "https://api.github.com" : base + "/api/v3");
            case GITLAB -> URI.create(base + "/api/v4");
            case GITEA -> URI.create(base + "/api/v1");
        };
    }

    private static Provider provider(Node node) throws InvalidSinksFileException {
        return switch (YamlMap.text(node)) {
            case "github" -> Provider.GITHUB;
            case "gitlab" -> Provider.GITLAB;
            case "gitea", "forgejo" -> Provider.GITEA;
            default -> throw YamlMap.invalid(node, "'provider' is github, gitlab, gitea or forgejo");
        };
    }

    private static Encryption encryption(Node node) throws InvalidSinksFileException {
        return switch (YamlMap.text(node)) {
            case "starttls" -> Encryption.STARTTLS;
            case "tls" -> Encryption.TLS;
            case "none" -> Encryption.NONE;
            default -> throw YamlMap.invalid(node, "'encryption' is starttls, tls or none");
        };
    }

    private static boolean structured(Node node) throws InvalidSinksFileException {
        return switch (YamlMap.text(node)) {
            case "structured" -> true;
            case "binary" -> false;
            default -> throw YamlMap.invalid(node, "'mode' is structured or binary");
        };
    }

    private static String host(Node node) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        if (!HOST.matcher(text).matches()) {
            throw YamlMap.invalid(node, "'host' is the name of a mail server");
        }
        return text;
    }

    private static List<String> recipients(Node node) throws InvalidSinksFileException {
        List<String> recipients = new ArrayList<>();
        for (Node item : YamlMap.items(node, "to", 1, MAX_RECIPIENTS)) {
            recipients.add(mail(item));
        }
        return recipients;
    }

    private static String mail(Node node) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        if (!MAIL.matcher(text).matches()) {
            throw YamlMap.invalid(node, "a mail address is needed, as team@example.org");
        }
        return text;
    }

    private static Address address(Node node, Path directory) throws InvalidSinksFileException {
        return node instanceof MappingNode ? hidden(node, directory) : new Address.Plain(url(node));
    }

    private static Address hidden(Node node, Path directory) throws InvalidSinksFileException {
        if (!(node instanceof MappingNode)) {
            throw YamlMap.invalid(
                    node,
                    "this URL is a secret: name where it is, as {env: VARIABLE} or {file: path}, not the URL itself");
        }
        return new Address.Hidden(secret(node, directory));
    }

    private static URI url(Node node) throws InvalidSinksFileException {
        String text = YamlMap.text(node);
        try {
            URI url = URI.create(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text: it may hold a password.
        }
        throw YamlMap.invalid(node, "an http or https URL is needed, without user, password and fragment");
    }

    private static Secret secret(Node node, Path directory) throws InvalidSinksFileException {
        if (!(node instanceof MappingNode)) {
            throw YamlMap.invalid(
                    node, "a secret is never in this file: name where it is, as {env: VARIABLE} or {file: path}");
        }
        YamlMap map = YamlMap.of(node, "a secret", Set.of("env", "file"));
        @Nullable String variable = map.nullable("env", YamlMap::text);
        @Nullable String file = map.nullable("file", YamlMap::text);
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
