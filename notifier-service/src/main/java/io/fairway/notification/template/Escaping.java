package io.fairway.notification.template;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** How text is made harmless, so that a commit message can neither mention everybody nor bring markup of its own. */
public enum Escaping {
    /** Nothing has a meaning there. */
    NONE {
        @Override
        String apply(String text) {
            return text;
        }
    },
    /** Slack's mrkdwn: the three characters that begin links and mentions. */
    SLACK {
        @Override
        String apply(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    },
    /** Markdown of Adaptive Cards. */
    MARKDOWN {
        @Override
        String apply(String text) {
            return text.replaceAll("([\\\\`*_\\[\\]()~#<>!|])", "\\\\$1");
        }
    },
    /** Within a JSON string. */
    JSON {
        @Override
        String apply(String text) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(text));
        }
    },
    /** HTML, in text and in quoted attributes. */
    HTML {
        @Override
        String apply(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    };

    abstract String apply(String text);
}
