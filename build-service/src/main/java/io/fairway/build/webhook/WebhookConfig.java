package io.fairway.build.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/** What is shared with the git servers that send webhooks. */
@ConfigMapping(prefix = "fairway.webhook")
interface WebhookConfig {

    /** The secret of every webhook. */
    String secret();

    /** The signing token that GitLab shows for a webhook, if it signs; {@code whsec_} and base64. */
    @WithName("gitlab-signing-token")
    Optional<String> gitlabSigningToken();
}
