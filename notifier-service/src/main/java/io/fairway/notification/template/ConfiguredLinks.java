package io.fairway.notification.template;

import io.fairway.notification.NotifierConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Takes the address of the dashboard from the settings. */
class ConfiguredLinks {

    @Produces
    @Singleton
    Links links(NotifierConfig config) {
        return Links.to(config.dashboard().orElse(""));
    }
}
