package io.fairway.release;

import io.fairway.events.Checks;
import io.fairway.events.TimeSpent;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far Helm is with a release, how often it was asked, and what keeps it from going on. */
@Embeddable
public class Deployment {

    private static final int MAX_REMARKS = 20;

    @Column(name = "base_revision")
    private @Nullable Integer baseRevision;

    @Column(name = "helm_revision")
    private @Nullable Integer helmRevision;

    @Convert(converter = JsonColumn.OfChecks.class)
    private @Nullable Checks checks;

    @Column(name = "started_on")
    private @Nullable String startedOn;

    private int attempts;

    /** How often in a row something that it needs was away. */
    private int faults;

    @Column(name = "waits_for")
    private @Nullable String waitsFor;

    /** Since when something is missing that it needs. */
    @Column(name = "missing_since")
    private @Nullable Instant missingSince;

    /** What had to be done besides, for people. */
    @Convert(converter = JsonColumn.OfNames.class)
    private @Nullable List<String> remarks;

    @Column(name = "helm_millis")
    private long helmMillis;

    void begin(int base, String host) {
        baseRevision = base;
        startedOn = host;
        goesOn();
    }

    void tryAgain(String why) {
        attempts++;
        waitsFor = why;
    }

    /** Something that it needs is away; it is tried again until that is back. */
    public void fault(String why) {
        faults++;
        waitsFor = why;
    }

    /** Something that it needs is missing; it is tried again, but not for ever. */
    public void missing(String why, Instant now) {
        fault(why);
        missingSince = missingSince().orElse(now);
    }

    /** Since when something is missing without a break; empty if nothing is. */
    public Optional<Instant> missingSince() {
        return Optional.ofNullable(missingSince);
    }

    /** It cannot go on at present, through nobody's fault. */
    public void waitFor(String why) {
        waitsFor = why;
    }

    /** What it waited for is there. */
    public void goesOn() {
        faults = 0;
        waitsFor = null;
        missingSince = null;
    }

    public void spent(Duration helm) {
        helmMillis += helm.toMillis();
    }

    /** Something was done of which people should know; said once, however often. */
    public void remark(List<String> done) {
        if (!done.isEmpty()) {
            remarks = Stream.concat(remarks().stream(), done.stream())
                    .distinct()
                    .limit(MAX_REMARKS)
                    .toList();
        }
    }

    public List<String> remarks() {
        return remarks == null ? List.of() : remarks;
    }

    void installed(int revision, Checks checks) {
        this.checks = checks;
        helmRevision = revision;
        goesOn();
    }

    void left(@Nullable Integer revision) {
        helmRevision = revision;
    }

    /** Helm's time is told once, with the event that it led to. */
    List<TimeSpent> tellHelmTime(String step) {
        long told = helmMillis;
        helmMillis = 0;
        return told == 0 ? List.of() : List.of(new TimeSpent(step, TimeSpent.By.HELM, told));
    }

    /** Helm's last revision before it began; null before that. */
    public @Nullable Integer baseRevision() {
        return baseRevision;
    }

    @Nullable
    Integer helmRevision() {
        return helmRevision;
    }

    /** What was verified of it; empty if that was not kept. */
    public Optional<Checks> checks() {
        return Optional.ofNullable(checks);
    }

    /** The host on which it began. */
    public @Nullable String startedOn() {
        return startedOn;
    }

    /** How often Helm failed for a reason for which it is asked again. */
    public int attempts() {
        return attempts;
    }

    public int faults() {
        return faults;
    }

    Optional<String> waitsFor() {
        return Optional.ofNullable(waitsFor);
    }
}
