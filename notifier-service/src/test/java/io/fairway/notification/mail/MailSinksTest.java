package io.fairway.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.notification.AddressPolicy;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.EventKind;
import io.fairway.notification.Secret;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinkSpec.WhenUnclear;
import io.fairway.notification.TestNotifications;
import io.fairway.notification.mail.MailSettings.Encryption;
import io.fairway.notification.mail.StubMailServer.Manner;
import io.fairway.notification.template.Links;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailSinksTest {

    private StubMailServer server;

    @BeforeEach
    void open() {
        server = new StubMailServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void mail_isComplete_andHasTheSameIdEachTime() throws Exception {
        assertThat(deliver(Encryption.NONE)).isEqualTo(new DeliveryResult.Delivered());
        assertThat(deliver(Encryption.NONE)).isEqualTo(new DeliveryResult.Delivered());

        MimeMessage first = parsed(0);
        assertThat(first.getMessageID())
                .isEqualTo("<" + TestNotifications.MESSAGE + "." + TestNotifications.EVENT + "@example.org>")
                .isEqualTo(parsed(1).getMessageID());
        assertThat(first.getSubject()).isEqualTo("shop in production: failed");
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) first.getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("it is <good> & *fine*", "/ui/changes/");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("it is &lt;good&gt; &amp; *fine*", "Keep a &lt;!channel&gt; guestbook");
        assertThat(server.commands()).contains("RCPT TO:<one@example.org>", "RCPT TO:<two@example.org>");
    }

    @Test
    void serverThatRefuses_isNotRepeated() {
        server.manner(Manner.REFUSE);

        assertThat(deliver(Encryption.NONE)).isEqualTo(new DeliveryResult.Refused("127.0.0.1 answered 554"));
    }

    @Test
    void serverThatIsBusy_isRepeated() {
        server.manner(Manner.BUSY);

        assertThat(deliver(Encryption.NONE)).isEqualTo(new DeliveryResult.Failed("127.0.0.1 answered 451", null));
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "CLOSE"})
    void serverThatTookItAndSaysNothing_isUnclear(Manner manner) {
        server.manner(manner);

        assertThat(deliver(Encryption.NONE)).isInstanceOf(DeliveryResult.Unclear.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void serverThatNeverGreets_isLeft_atTheDeadline() {
        server.manner(Manner.SILENT);
        long began = System.nanoTime();

        assertThat(deliver(Encryption.NONE)).isNotInstanceOf(DeliveryResult.Delivered.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void serverWithoutEncryption_getsNothing_ifEncryptionIsWanted() {
        assertThat(deliver(Encryption.STARTTLS)).isNotInstanceOf(DeliveryResult.Delivered.class);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL FROM"));
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void privateAddress_isRefused() {
        MailSettings settings = settings(Encryption.NONE, "localhost");
        SinkSpec spec = TestNotifications.spec("test", settings, AddressPolicy.PUBLIC_ONLY, WhenUnclear.REPEAT);

        assertThat(new MailSinks(Links.to(""))
                        .create(spec, settings)
                        .deliver(TestNotifications.message(
                                TestNotifications.notification(EventKind.RELEASE_FAILED, "a", "b"), false)))
                .isEqualTo(new DeliveryResult.Refused(
                        "localhost has a private address; if that is intended, allow it with allowPrivate"));
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void missingPassword_isSaid_withoutAConnection() {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                server.port(),
                Encryption.STARTTLS,
                "user",
                new Secret.InEnvironment("FAIRWAY_TEST_MISSING"),
                "a@example.org",
                List.of("b@example.org"));

        assertThat(new MailSinks(Links.to(""))
                        .create(TestNotifications.spec(settings), settings)
                        .deliver(TestNotifications.message(
                                TestNotifications.notification(EventKind.RELEASE_FAILED, "a", "b"), false)))
                .isEqualTo(new DeliveryResult.Failed("environment variable FAIRWAY_TEST_MISSING is not set", null));
    }

    @Test
    void settings_areRead() throws Exception {
        String yaml = """
                host: mail.example.org
                user: fairway
                password: {env: TOKEN}
                sender: fairway@example.org
                to: [team@example.org]
                """;

        assertThat(TestNotifications.read(new MailSinks(Links.to("")), yaml))
                .isEqualTo(new MailSettings(
                        "mail.example.org",
                        587,
                        Encryption.STARTTLS,
                        "fairway",
                        TestNotifications.TOKEN,
                        "fairway@example.org",
                        List.of("team@example.org")));
    }

    private DeliveryResult deliver(Encryption encryption) {
        MailSettings settings = settings(encryption, "127.0.0.1");
        return new MailSinks(Links.to("https://fairway.example"))
                .create(TestNotifications.spec(settings), settings)
                .deliver(TestNotifications.message(
                        TestNotifications.notification(EventKind.RELEASE_FAILED, "shop", "production"), false));
    }

    private MailSettings settings(Encryption encryption, String host) {
        return new MailSettings(
                host,
                server.port(),
                encryption,
                null,
                null,
                "fairway@example.org",
                List.of("one@example.org", "two@example.org"));
    }

    private MimeMessage parsed(int number) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(server.mails().get(number).getBytes(StandardCharsets.UTF_8)));
    }
}
