package io.fairway.notification.http;

import io.fairway.notification.SinkKind;
import io.fairway.notification.template.Links;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** All kinds over HTTP, for tests that read whole files. */
public final class TestHttpSinks {

    private TestHttpSinks() {}

    public static List<SinkKind<?>> kinds(Vertx vertx) {
        Clock clock = Clock.systemUTC();
        Links links = Links.to("");
        HttpDelivery http = new HttpDelivery(new OutboundHttp(vertx), clock);
        return List.of(
                new SlackSinks(http, links),
                new TeamsSinks(http, links),
                new WebhookSinks(http, links, clock),
                new CommitStatusSinks(http, links),
                new CdEventsSinks(http));
    }
}
