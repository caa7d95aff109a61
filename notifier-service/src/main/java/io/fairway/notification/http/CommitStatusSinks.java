package io.fairway.notification.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.notification.DeliveryResult;
import io.fairway.notification.Message;
import io.fairway.notification.Secret;
import io.fairway.notification.Sink;
import io.fairway.notification.SinkKind;
import io.fairway.notification.SinkSettings;
import io.fairway.notification.SinkSpec;
import io.fairway.notification.SinksFile;
import io.fairway.notification.http.CommitStatuses.Provider;
import io.fairway.notification.template.Escaping;
import io.fairway.notification.template.Links;
import io.fairway.notification.template.Text;
import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlMap;
import io.fairway.yaml.YamlValue;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The status of commits at GitHub, GitLab and Gitea. */
@Singleton
class CommitStatusSinks implements SinkKind<CommitStatusSinks.Settings> {

    private static final String NAME = "commit-status";

    private final HttpDelivery http;
    private final Links links;

    CommitStatusSinks(HttpDelivery http, Links links) {
        this.http = http;
        this.links = links;
    }

    /**
     * @param web base URL of the repositories, for example {@code https://github.com}; commits of others are ignored
     * @param api base URL of the API
     */
    record Settings(Provider provider, URI web, URI api, Secret token) implements SinkSettings {

        @Override
        public String kind() {
            return NAME;
        }

        /** Setting the same status again changes nothing. */
        @Override
        public boolean deduplicates() {
            return true;
        }

        @Override
        public boolean replacesEarlier() {
            return true;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> keys() {
        return List.of("provider", "web", "api", "token");
    }

    @Override
    public Settings read(YamlMap sink, SinksFile file) throws InvalidYamlException {
        Provider provider = sink.required("provider", CommitStatusSinks::provider);
        URI web = sink.nullable("web", SinksFile::url);
        if (web == null) {
            web = switch (provider) {
                case GITHUB -> URI.create("https://github.com");
                case GITLAB -> URI.create("https://gitlab.com");
                case GITEA -> throw sink.invalid("'web' is missing: the base URL of your Gitea or Forgejo");
            };
        }
        return new Settings(
                provider,
                web,
                sink.optional("api", SinksFile::url, api(provider, web)),
                sink.required("token", file::secret));
    }

    private static Provider provider(YamlValue value) throws InvalidYamlException {
        return switch (value.text()) {
            case "github" -> Provider.GITHUB;
            case "gitlab" -> Provider.GITLAB;
            case "gitea", "forgejo" -> Provider.GITEA;
            default -> throw value.invalid("'provider' is github, gitlab, gitea or forgejo");
        };
    }

    private static URI api(Provider provider, URI web) {
        String base = web.toString().replaceAll("/+$", "");
        return switch (provider) {
            case GITHUB -> URI.create(base.equals("https://github.com") ? "https://api.github.com" : base + "/api/v3");
            case GITLAB -> URI.create(base + "/api/v4");
            case GITEA -> URI.create(base + "/api/v1");
        };
    }

    @Override
    public Sink create(SinkSpec spec, Settings settings) {
        Text text = Text.of(spec.template(), "commit-status.txt", Escaping.NONE, links);
        return message -> deliver(spec, settings, message, text);
    }

    private DeliveryResult deliver(SinkSpec spec, Settings settings, Message message, Text text) {
        Optional<CommitStatuses.State> state = CommitStatuses.stateOf(message.notification());
        String repository = message.notification().repository();
        Optional<String> path = repository == null ? Optional.empty() : CommitStatuses.pathOf(settings, repository);
        String commit = message.notification().commit();
        if (state.isEmpty() || path.isEmpty() || commit == null) {
            // Without a commit, or with one of another provider, there is no status to set.
            return new DeliveryResult.Delivered();
        }
        DeliveryResult result = http.sink(spec, _ -> {
                    String token = settings.token().read();
                    ObjectNode body = CommitStatuses.body(
                            settings.provider(),
                            state.get(),
                            CommitStatuses.contextOf(message.notification()),
                            text.render(message),
                            links.of(message.notification()));
                    return new HttpDelivery.Request(
                            CommitStatuses.uri(settings, path.get(), commit),
                            CommitStatuses.headers(settings.provider(), token),
                            HttpDelivery.Request.bytes(body),
                            List.of(token));
                })
                .deliver(message);
        return alreadySet(settings, result) ? new DeliveryResult.Delivered() : result;
    }

    /** GitLab refuses a status that a commit has already; that is what a retry looks like there. */
    private static boolean alreadySet(Settings settings, DeliveryResult result) {
        return settings.provider() == Provider.GITLAB
                && result instanceof DeliveryResult.Refused(String reason)
                && reason.startsWith("answered 400")
                && reason.contains("Cannot transition status");
    }
}
