package io.fairway.notification;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each kind of sink has to know. */
public sealed interface Settings {

    /** As the sinks file names it. */
    String kind();

    /** Whether the receiver recognises a duplicate, or a duplicate changes nothing. */
    boolean deduplicates();

    /** Where a webhook is: its URL is a secret for some, plain for others. */
    sealed interface Address {

        /** A URL that anybody may know. */
        record Plain(URI url) implements Address {}

        /** A URL that is itself the key. */
        record Hidden(Secret secret) implements Address {}
    }

    /** Slack's incoming webhook. */
    record Slack(Address url) implements Settings {

        @Override
        public String kind() {
            return "slack";
        }

        @Override
        public boolean deduplicates() {
            return false;
        }
    }

    /** A workflow of Microsoft Teams that takes a web request. */
    record Teams(Address url) implements Settings {

        @Override
        public String kind() {
            return "teams";
        }

        @Override
        public boolean deduplicates() {
            return false;
        }
    }

    /**
     * Any receiver that can check a signature of Standard Webhooks.
     *
     * @param secret the key: base64, with or without {@code whsec_} before it
     */
    record Webhook(Address url, Secret secret) implements Settings {

        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public boolean deduplicates() {
            return true;
        }
    }

    /** Mail by SMTP. */
    record Email(
            String host,
            int port,
            Encryption encryption,
            @Nullable String user,
            @Nullable Secret password,
            String sender,
            List<String> to)
            implements Settings {

        /** How the connection is protected. */
        public enum Encryption {
            /** Begins in the clear and must be upgraded before anything else is sent. */
            STARTTLS,
            /** Protected from the first byte. */
            TLS,
            /** Not at all; for a relay on the same machine. */
            NONE
        }

        @Override
        public String kind() {
            return "email";
        }

        /** By the Message-ID. */
        @Override
        public boolean deduplicates() {
            return true;
        }
    }

    /**
     * The status of a commit.
     *
     * @param web base URL of the repositories, for example {@code https://github.com}; commits of other repositories are ignored
     * @param api base URL of the API
     */
    record CommitStatus(Provider provider, URI web, URI api, Secret token) implements Settings {

        /** Whose API it is. */
        public enum Provider {
            GITHUB,
            GITLAB,
            GITEA
        }

        @Override
        public String kind() {
            return "commit-status";
        }

        /** Setting the same status again changes nothing. */
        @Override
        public boolean deduplicates() {
            return true;
        }
    }

    /**
     * CDEvents as CloudEvents over HTTP.
     *
     * @param structured whether the attributes are in the body, or in headers
     * @param token sent as bearer token; null if none is wanted
     */
    record CdEventsHttp(
            Address url, boolean structured, @Nullable Secret token) implements Settings {

        @Override
        public String kind() {
            return "cdevents-http";
        }

        @Override
        public boolean deduplicates() {
            return true;
        }
    }
}
