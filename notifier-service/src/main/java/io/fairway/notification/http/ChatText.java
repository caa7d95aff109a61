package io.fairway.notification.http;

import io.fairway.events.ShortText;
import io.fairway.notification.Message;

/** What messages of all chats have in common. */
final class ChatText {

    private ChatText() {}

    /** The id by which people recognise a duplicate, because the receiver cannot. */
    static String footer(Message message) {
        String id = "event " + message.notification().eventId();
        return message.perhapsRepeated()
                ? id + " (possible duplicate: the response to an earlier attempt was lost)"
                : id;
    }

    static String truncated(String text, int maxLength) {
        return text.length() <= maxLength ? text : ShortText.of(text, maxLength - 1) + "\u2026";
    }
}
