package io.fairway.release;

import io.fairway.events.ChartRef;
import io.fairway.events.ImageRef;
import io.fairway.events.RequiredApproval;
import io.fairway.events.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A change, from the moment it was first heard of. What is not known yet is null. */
@Entity
@Table(name = "changes")
@DynamicUpdate
public class Change {

    @Id
    private UUID id;

    private @Nullable String application;

    @Convert(converter = JsonColumn.OfSource.class)
    private @Nullable Source source;

    @Column(name = "commit_id")
    private @Nullable String commit;

    private @Nullable String author;
    private @Nullable String summary;

    @Convert(converter = JsonColumn.OfImage.class)
    private @Nullable ImageRef image;

    @Column(name = "image_tag")
    private @Nullable String imageTag;

    @Column(name = "image_digest")
    private @Nullable String imageDigest;

    @Column(name = "build_log")
    private @Nullable String buildLog;

    @Convert(converter = JsonColumn.OfChart.class)
    private @Nullable ChartRef chart;

    @Column(name = "chart_version")
    private @Nullable String chartVersion;

    @Convert(converter = JsonColumn.OfNames.class)
    private @Nullable List<String> environments;

    @Convert(converter = JsonColumn.OfApprovals.class)
    private @Nullable List<RequiredApproval> approvals;

    @Column(name = "ended_as")
    @Enumerated(EnumType.STRING)
    private Outcome.@Nullable Kind endedAs;

    @Column(name = "ended_reason")
    private @Nullable String endedReason;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Change() {}

    public void madeFrom(Source commit) {
        this.source = commit;
        this.commit = commit.commit();
    }

    void accepted(String author, String summary) {
        this.author = author;
        this.summary = summary;
    }

    public void of(String application) {
        this.application = application;
    }

    void runs(ImageRef image) {
        this.image = image;
        this.imageTag = image.tag();
        this.imageDigest = image.digest();
    }

    void built(String log) {
        buildLog = log;
    }

    void packaged(ChartRef chart) {
        this.chart = chart;
        this.chartVersion = chart.version();
    }

    public void goesTo(List<String> environments, @Nullable List<RequiredApproval> approvals) {
        this.environments = environments;
        this.approvals = approvals;
    }

    /** There will be nothing to release. */
    public void ended(Outcome outcome) {
        endedAs = outcome.kind();
        endedReason = outcome.reason();
    }

    /** How it ended before there was anything to release, if it did. */
    public Optional<Outcome> endedEarly() {
        return endedAs == null || endedReason == null
                ? Optional.empty()
                : Optional.of(new Outcome(endedAs, endedReason));
    }

    public UUID id() {
        return id;
    }

    public @Nullable String application() {
        return application;
    }

    public @Nullable Source source() {
        return source;
    }

    public @Nullable String author() {
        return author;
    }

    public @Nullable String summary() {
        return summary;
    }

    /** What its pods run; null while there is none. */
    public @Nullable ImageRef image() {
        return image;
    }

    /** URL of the build's log; null for a change that needed no build. */
    public @Nullable String buildLog() {
        return buildLog;
    }

    public @Nullable ChartRef chart() {
        return chart;
    }

    /** Who has to approve it in an environment, as its own {@code fairway.yaml} says. */
    Optional<ApprovalRule> approvalIn(String environment) {
        return approvals == null
                ? Optional.empty()
                : approvals.stream()
                        .filter(required -> required.environment().equals(environment))
                        .findFirst()
                        .map(ApprovalRule::of);
    }

    /** Where it goes, in order; empty while that is not known. */
    public List<String> environments() {
        return environments == null ? List.of() : environments;
    }
}
