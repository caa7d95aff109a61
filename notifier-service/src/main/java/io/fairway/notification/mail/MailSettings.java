package io.fairway.notification.mail;

import io.fairway.notification.Secret;
import io.fairway.notification.SinkSettings;
import io.fairway.notification.SinksFile;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where mail is handed over, and who gets it. */
record MailSettings(
        String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable Secret password,
        String sender,
        List<String> to)
        implements SinkSettings {

    static final String KIND = "email";
    static final List<String> KEYS = List.of("host", "port", "encryption", "user", "password", "sender", "to");

    private static final int MAX_RECIPIENTS = 50;
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

    /** How the connection is protected. */
    enum Encryption {
        /** Begins in the clear and must be upgraded before anything else is sent. */
        STARTTLS(587),
        /** Protected from the first byte. */
        TLS(465),
        /** Not at all; for a relay on the same machine. */
        NONE(25);

        private final int port;

        Encryption(int port) {
            this.port = port;
        }
    }

    MailSettings {
        to = List.copyOf(to);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** By the Message-ID. */
    @Override
    public boolean deduplicates() {
        return true;
    }

    static MailSettings read(YamlMap sink, SinksFile file) throws InvalidYamlException {
        Encryption encryption = sink.optional("encryption", MailSettings::encryption, Encryption.STARTTLS);
        String user = sink.nullable("user", YamlValue::text);
        Secret password = sink.nullable("password", file::secret);
        if ((user == null) != (password == null)) {
            throw sink.invalid("'user' and 'password' belong together");
        }
        if (encryption == Encryption.NONE && password != null) {
            throw sink.invalid("a password is not sent without encryption: set 'encryption' to starttls or tls");
        }
        return new MailSettings(
                sink.required("host", MailSettings::host),
                sink.optional("port", value -> value.integer(1, 65_535), encryption.port),
                encryption,
                user,
                password,
                sink.required("sender", MailSettings::mail),
                sink.required("to", MailSettings::recipients));
    }

    private static Encryption encryption(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "starttls" -> Encryption.STARTTLS;
            case "tls" -> Encryption.TLS;
            case "none" -> Encryption.NONE;
            default -> throw value.invalid("'encryption' is starttls, tls or none");
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
}
