package io.fairway.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the audit is read and shown. */
@ConfigMapping(prefix = "fairway.audit")
public interface AuditConfig {

    /** The consumer group of the audit. */
    @WithDefault("fairway-audit")
    String group();

    /** How many records are stored in one transaction at most. */
    @WithDefault("500")
    int batchSize();

    /** How often new entries are looked for though nobody said that there are some. */
    @WithDefault("1s")
    Duration safetyPoll();

    /** How many may listen to {@code GET /events} at once. */
    @WithDefault("200")
    int readers();

    /** Something is sent to each of them at least this often. */
    @WithDefault("15s")
    Duration heartbeat();

    /** A reader that has not taken what was sent after this time is disconnected; it can reconnect and resume. */
    @WithDefault("10s")
    Duration patience();

    /** How many exports may run at once. */
    @WithDefault("4")
    int exports();

    /** How many entries one export has at most. */
    @WithDefault("1000000")
    int exportSize();
}
