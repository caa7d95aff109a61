package io.fairway.notification.mail;

import io.fairway.notification.DeliveryResult;
import io.fairway.notification.Message;
import io.fairway.notification.Secret;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkKind;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinksFile;
import io.fairway.notification.template.Escaping;
import io.fairway.notification.template.Links;
import io.fairway.notification.template.Text;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** Mail by SMTP. */
@Singleton
class MailSinks implements SinkKind<MailSettings> {

    private final Links links;

    MailSinks(Links links) {
        this.links = links;
    }

    @Override
    public String name() {
        return MailSettings.KIND;
    }

    @Override
    public List<String> keys() {
        return MailSettings.KEYS;
    }

    @Override
    public MailSettings read(YamlMap sink, SinksFile file) throws InvalidYamlException {
        return MailSettings.read(sink, file);
    }

    @Override
    public Sink create(SinkSpec spec, MailSettings settings) {
        Text html = Text.of(spec.template(), "email.html", Escaping.HTML, links);
        Text plain = Text.of(null, "plain.txt", Escaping.NONE, links);
        return message -> deliver(spec, settings, message, plain.render(message), html.render(message));
    }

    /** Every single wait has a limit of its own; this one is for all of them together. */
    private static DeliveryResult deliver(
            SinkSpec spec, MailSettings settings, Message message, String plain, String html) {
        CheckedSockets sockets = new CheckedSockets(spec.addresses());
        FutureTask<DeliveryResult> task = new FutureTask<>(() -> send(spec, settings, sockets, message, plain, html));
        Thread.ofVirtual().name("mail-" + spec.name()).start(task);
        try {
            return task.get(spec.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sockets.close();
            return sockets.connected()
                    ? new DeliveryResult.Unclear(settings.host() + " did not take the mail within " + spec.deadline())
                    : new DeliveryResult.Failed(
                            settings.host() + " could not be connected to within " + spec.deadline(), null);
        } catch (InterruptedException e) {
            sockets.close();
            Thread.currentThread().interrupt();
            return new DeliveryResult.Unclear("notifier-service ended before " + settings.host() + " answered");
        } catch (ExecutionException e) {
            return new DeliveryResult.Failed("the mail could not be made: " + nameOf(e.getCause()), null);
        }
    }

    private static DeliveryResult send(
            SinkSpec spec, MailSettings settings, CheckedSockets sockets, Message message, String plain, String html) {
        try {
            String password =
                    settings.password() == null ? null : settings.password().read();
            Session session = Session.getInstance(properties(spec, settings, sockets));
            MimeMessage mail = new Mail(session, messageId(settings, message));
            mail.setFrom(new InternetAddress(settings.sender()));
            for (String recipient : settings.to()) {
                mail.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(recipient));
            }
            mail.setSubject(message.notification().title(), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(message.notification().at()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-Fairway-Event", message.notification().eventId().toString());
            mail.setContent(alternatives(plain, html));
            mail.saveChanges();
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(settings.host(), settings.port(), settings.user(), password);
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return new DeliveryResult.Delivered();
        } catch (Secret.UnreadableSecretException e) {
            return new DeliveryResult.Failed(String.valueOf(e.getMessage()), null);
        } catch (MessagingException e) {
            return result(settings, sockets, e);
        }
    }

    private static MimeMultipart alternatives(String plain, String html) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(plain, StandardCharsets.UTF_8.name());
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, rich);
    }

    private static Properties properties(SinkSpec spec, MailSettings settings, CheckedSockets sockets) {
        String millis = String.valueOf(spec.deadline().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // The end of the conversation is no part of the delivery.
        properties.put("mail.smtp.quitwait", "false");
        switch (settings.encryption()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                // Without it, somebody in between could have everything sent in the clear.
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    /** The same for each retry, so that mail servers and readers recognise a duplicate. */
    static String messageId(MailSettings settings, Message message) {
        String domain = settings.sender().substring(settings.sender().indexOf('@') + 1);
        return "<" + message.id() + "." + message.notification().eventId() + "@" + domain + ">";
    }

    /** Reasons are the server's words about the mail, never those about the password. */
    private static DeliveryResult result(MailSettings settings, CheckedSockets sockets, MessagingException failure) {
        if (sockets.forbidden()) {
            return new DeliveryResult.Refused(
                    settings.host() + " has a private address; if that is intended, allow it with allowPrivate");
        }
        for (@Nullable Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 400) {
                String reason = settings.host() + " answered " + refused.getReturnCode();
                return refused.getReturnCode() >= 500
                        ? new DeliveryResult.Refused(reason)
                        : new DeliveryResult.Failed(reason, null);
            }
        }
        if (failure instanceof AuthenticationFailedException) {
            return new DeliveryResult.Failed(settings.host() + " did not accept user and password", null);
        }
        if (failure instanceof MailConnectException || !sockets.connected()) {
            return new DeliveryResult.Failed(settings.host() + " could not be connected to", null);
        }
        return new DeliveryResult.Unclear(
                settings.host() + " broke off: " + failure.getClass().getSimpleName());
    }

    private static String nameOf(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** Keeps the id that it was given; the library would make a new one each time. */
    private static final class Mail extends MimeMessage {

        private final String id;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
