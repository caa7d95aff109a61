package io.fairway.notification.mail;

import io.fairway.notification.SinkKind;
import io.fairway.notification.template.Links;

/** The kind, for tests that read whole files. */
public final class TestMailSinks {

    private TestMailSinks() {}

    public static SinkKind<?> kind() {
        return new MailSinks(Links.to(""));
    }
}
